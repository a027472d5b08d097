-- A fix is taken back by a proposal of its own, with the same approvals, checks and record.
ALTER TABLE proposals ADD COLUMN undoes TEXT; -- id of the proposal that it takes back
ALTER TABLE proposals ADD COLUMN changed INTEGER NOT NULL DEFAULT 0; -- how many objects hold its change
