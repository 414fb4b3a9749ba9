-- Of H2 and of PostgreSQL alike. Times are milliseconds since 1970, amounts US dollars, texts pseudonyms and names only.
-- H2 does not undo half a step: all of this can be done again.
create table if not exists ledger (
    id varchar(36) not null primary key,
    finished bigint not null,
    request_id varchar(64) not null,
    client_id varchar(128) not null,
    client_name varchar(128) not null,
    user_hash varchar(64),
    model varchar(256) not null,
    mode varchar(16) not null,
    outcome varchar(16) not null,
    code varchar(32),
    input_tokens bigint not null,
    generated_tokens bigint not null,
    estimated boolean not null,
    cost_usd numeric(18, 9),
    latency_ms bigint not null,
    cached boolean not null
);
create index if not exists ledger_finished on ledger (finished);
create index if not exists ledger_client_finished on ledger (client_id, finished);
create index if not exists ledger_client_request on ledger (client_id, request_id);

-- What the ledger's rows of a month cost, added up as they are written
create table if not exists spending (
    holder varchar(256) not null,
    month_utc char(7) not null,
    usd numeric(18, 9) not null,
    primary key (holder, month_utc)
);

-- What requests in flight may cost; one row for each holder whose budget bounds the request
create table if not exists reservation (
    id varchar(36) not null,
    holder varchar(256) not null,
    month_utc char(7) not null,
    usd numeric(18, 9) not null,
    expires bigint not null,
    primary key (id, holder)
);
create index if not exists reservation_holder on reservation (holder, month_utc, expires);
create index if not exists reservation_expires on reservation (expires);

create table if not exists feedback (
    id varchar(36) not null primary key,
    request_id varchar(64) not null,
    client_id varchar(128) not null,
    created bigint not null,
    rating integer not null,
    wrong_citation boolean not null,
    unsound boolean not null,
    hallucination boolean not null,
    comment_text varchar(2000),
    unique (client_id, request_id)
);
create index if not exists feedback_created on feedback (created);
