// Where a document is dropped or chosen. It takes files and hands them on; what is done with them is not known here.
import { Button, FileButton, Text } from '@mantine/core';
import { IconUpload } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import style from './catalogue.module.css';

export function Drop({
  isBusy,
  take,
}: {
  readonly isBusy: boolean;
  readonly take: (files: readonly File[]) => void;
}): ReactNode {
  const [isOver, setIsOver] = useState(false);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- what is dropped can be chosen by the button too
    <section
      aria-label="Bring an API document"
      className={style['drop']}
      {...(isOver ? { 'data-over': true } : {})}
      onDragOver={(event) => {
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setIsOver(false);
        take([...event.dataTransfer.files]);
      }}
    >
      <div>
        <Text fw={500}>Drop an API document here</Text>
        <Text size="sm" c="dimmed">
          OpenAPI 3, Swagger 2, a GraphQL schema, SQL DDL, or a sample of records (CSV, JSON). At most 50 MB.
          It is read, never run; nothing that it refers to is fetched.
        </Text>
      </div>
      <FileButton multiple onChange={take}>
        {(props) => (
          <Button
            {...props}
            variant="default"
            loading={isBusy}
            leftSection={<IconUpload size={16} aria-hidden />}
          >
            Choose files
          </Button>
        )}
      </FileButton>
    </section>
  );
}
