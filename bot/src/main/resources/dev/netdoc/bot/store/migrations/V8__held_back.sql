-- What kept an approved fix from being begun, as text; nothing was written then.
ALTER TABLE proposals ADD COLUMN held_back TEXT;
