/** Two systems that no document describes: planned in a moment, nothing to fly. */
export const quickBrief: string = `spanwright: 1
name: Two
systems:
  - id: a
    name: Northwind ERP
  - id: b
    name: Blue Ledger
flows:
  - id: F1
    from: a.customer
    to: b.customer
`;
