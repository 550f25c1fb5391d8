-- What is written once is not taken away either. A plan or a workspace may go as a whole and takes along what belongs to it; the log stays and
-- tells of it, so it hangs on no workspace.
alter table audit drop constraint audit_workspace_fkey;

create function refuse_removal() returns trigger language plpgsql as $$
begin
  -- Below another trigger, the row goes with the thing that it belongs to.
  if tg_op = 'DELETE' and pg_trigger_depth() > 1 then
    return old;
  end if;
  raise exception '% is only added to', tg_table_name using errcode = 'restrict_violation';
end $$;

create trigger content_kept before delete on content for each row execute function refuse_removal();
create trigger revision_kept before delete on revision for each row execute function refuse_removal();
create trigger revision_file_kept before delete on revision_file for each row execute function refuse_removal();
create trigger approval_kept before delete on approval for each row execute function refuse_removal();
create trigger task_move_kept before delete on task_move for each row execute function refuse_removal();
create trigger audit_kept before delete on audit for each row execute function refuse_removal();

create trigger content_whole before truncate on content execute function refuse_removal();
create trigger revision_whole before truncate on revision execute function refuse_removal();
create trigger revision_file_whole before truncate on revision_file execute function refuse_removal();
create trigger approval_whole before truncate on approval execute function refuse_removal();
create trigger task_move_whole before truncate on task_move execute function refuse_removal();
create trigger audit_whole before truncate on audit execute function refuse_removal();
