// A person in the space of two letters, with the whole name for those who ask or listen.
import { Tooltip } from '@mantine/core';
import type { ReactNode } from 'react';
import style from './project.module.css';

export function Initials({ name }: { readonly name: string }): ReactNode {
  const letters = name
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => word.slice(0, 1).toUpperCase())
    .join('');
  return (
    <Tooltip label={name}>
      <span role="img" aria-label={name} className={style['initials']}>
        {letters}
      </span>
    </Tooltip>
  );
}
