-- Which variant of a model answered, and what the check of its answer found. Former rows have none of it.
alter table ledger add column if not exists variant_model varchar(128);
alter table ledger add column if not exists variant_target varchar(128);
alter table ledger add column if not exists shadow boolean default false not null;
alter table ledger add column if not exists target varchar(128);
alter table ledger add column if not exists refusal boolean;
alter table ledger add column if not exists quotations_verified integer;
alter table ledger add column if not exists quotations_altered integer;
alter table ledger add column if not exists quotations_fabricated integer;
alter table ledger add column if not exists quotations_other integer;
alter table ledger add column if not exists quotations_repaired integer;
create index if not exists ledger_variant on ledger (variant_model, variant_target, finished);
