-- The language that the server prefers, by Discord's code, such as `es-ES`; null
-- where nobody has said so: English.
alter table club add column locale text;
