from invoices.bill import bill

bill("2026-10")
