"""The first schema. Never edited once it has run anywhere: what changes is a new migration."""

from yikou.store import dialect
from yikou.store.database import Session

TABLES = """
create table account (person text not null primary key, login text unique not null, password_hash text not null,
    must_change boolean not null, initial boolean not null, disabled boolean not null, changed_at text not null);
create table acted (person text not null, at text not null, case_id bigint not null, no bigint not null, kind
    text not null, primary key (person, at, case_id, no)) without rowid;
create table audit (id integer primary key autoincrement, at text not null, person text not null, what text not
    null, which text not null, ip text not null, detail text not null);
create index idx_audit__at on audit (at);
create index idx_audit__person on audit (person);
create table calendar_year (year integer not null primary key);
create table calendar_zone (zone text not null primary key);
create table cases (id integer primary key autoincrement, number text unique not null, slug text not null,
    version bigint not null, title text not null, applicant_key text not null, applicant_name text not null, place
    text not null, state text not null, waits text not null, lane text not null, lane_rank bigint not null,
    lane_because text not null, outcome text not null, counts_as text not null, registered_on text not null,
    accepted_on text, ended_at text, due_at text not null, warn_at text not null, still_left bigint, confirmed
    boolean not null, keep_until text, entry_no bigint not null, head_hash text not null, snapshot blob not null);
create index idx_cases__applicant_key_slug on cases (applicant_key, slug);
create index idx_cases__applicant_name on cases (applicant_name);
create index idx_cases__waits_place on cases (waits, place);
create table counted (case_id bigint not null, no bigint not null, event text not null, day text not null, place
    text not null, lane text not null, primary key (case_id, no, event)) without rowid;
create table counter (key text not null primary key, n bigint not null) without rowid;
create table day_count (day text not null, slug text not null, place text not null, lane text not null, event
    text not null, n bigint not null, primary key (day, slug, place, lane, event)) without rowid;
create table definition_version (id integer primary key autoincrement, slug text not null, number bigint not
    null, hash text not null, sources blob not null, functions text not null, published_by text not null,
    published_at text not null, note text not null, constraint unq_definition_version__slug_number unique (slug,
    number));
create table draft (id text not null primary key, person text not null, kind text not null, slug text not null,
    version bigint not null, case_number text not null, task text not null, resident text not null, data blob not
    null, filed_as text not null, updated_at text not null);
create index idx_draft__case_number_task on draft (case_number, task);
create index idx_draft__person_updated_at on draft (person, updated_at);
create table entry (case_id integer not null references cases (id), no bigint not null, act bigint not null,
    kind text not null, at text not null, actor text not null, payload_hash text not null, hash text not null,
    payload blob not null, primary key (case_id, no));
create table login_attempt (id integer primary key autoincrement, login text not null, ip text not null, ok
    boolean not null, at text not null);
create index idx_login_attempt__ip_at on login_attempt (ip, at);
create index idx_login_attempt__login_at on login_attempt (login, at);
create table lookup_log (id integer primary key autoincrement, at text not null, person text not null, kind text
    not null, whom text not null);
create index idx_lookup_log__person_at on lookup_log (person, at);
create index idx_lookup_log__whom_at on lookup_log (whom, at);
create table message (id integer primary key autoincrement, key text not null, channel text not null, title text
    not null, text text not null, case_number text not null, at text not null, state text not null, read_at text,
    read_by text not null);
create index idx_message__case_number on message (case_number);
create index idx_message__channel_state_id on message (channel, state, id);
create index idx_message__key_id on message (key, id);
create table office_hours (opens text not null primary key, closes text not null);
create table one_per (key text not null primary key, case_id bigint not null) without rowid;
create table org (slug text not null primary key, name text not null, kind text not null, parent text, code text
    unique not null, since text not null, until text, successor text, phone text not null, name_en text not null);
create table output (code text not null primary key, case_id integer not null references cases (id), entry_no
    bigint not null, name text not null, number text not null, kind text not null, title text not null, media_type
    text not null, content blob not null, sha256 text not null, made_at text not null, void_at text);
create index idx_output__case_id on output (case_id);
create table paper (key text not null primary key, sha256 text not null, size bigint not null, media_type text
    not null, name text not null, uploaded_by text not null, at text not null, draft text not null, case_number text
    not null, material text not null);
create index idx_paper__at on paper (at);
create index idx_paper__case_number on paper (case_number);
create index idx_paper__draft on paper (draft);
create table parameter (name text not null, since text not null, value text not null, source text not null,
    title text not null, unit text not null, primary key (name, since));
create table person (key text not null primary key, name text not null, id_number text not null, phone text not
    null);
create table post (person text not null, role text not null, org text not null, since text not null, until text,
    rank bigint not null, title text not null, primary key (person, role, org, since));
create table pulse (key text not null primary key, n bigint not null) without rowid;
create table regulation (slug text not null primary key, kind text not null, title text not null, body text not
    null, valid_from text not null, valid_until text, published_at text not null, published_by text not null);
create index idx_regulation__published_at on regulation (published_at);
create table resident (identity text not null primary key, name text not null, initials text not null, phone
    text not null, birth text, sex text not null, community text not null, address text not null, household text not
    null, key text not null);
create index idx_resident__community_initials on resident (community, initials);
create index idx_resident__community_name on resident (community, name);
create index idx_resident__household on resident (household);
create index idx_resident__key on resident (key);
create index idx_resident__phone on resident (phone);
create table resident_fact (identity text not null references resident (identity) on delete cascade, kind text
    not null, since text not null, value text not null, source text not null, until text, primary key (identity,
    kind, since));
create table role (name text not null primary key, title text not null, title_en text not null);
create table schema_version (version integer primary key autoincrement, name text not null, at text not null);
create table seat (key text not null, lane_rank bigint not null, due_at text not null, case_id bigint not null,
    task text not null, primary key (key, lane_rank, due_at, case_id, task)) without rowid;
create table seen (case_id bigint not null, person text not null, at text not null, primary key (case_id,
    person)) without rowid;
create table special_day (day text not null primary key, works boolean not null, name text not null);
create table task (case_id bigint not null, task text not null, step text not null, title text not null, kind
    text not null, state text not null, opened_at text not null, lane_rank bigint not null, due_at text not null,
    warn_at text not null, still_left bigint, confirmed boolean not null, claimed_by text not null, excluded text
    not null, primary key (case_id, task)) without rowid;
create table timer (due_at text not null, case_id bigint not null, key text not null, primary key (due_at,
    case_id, key)) without rowid;
create table viewer (key text not null, case_id bigint not null, primary key (key, case_id)) without rowid;
create table web_session (token_hash text not null primary key, person text not null, post text not null,
    created text not null, seen text not null, ends text not null, ip text not null, agent text not null);
create index idx_web_session__person on web_session (person);
"""


def up(s: Session) -> None:
    """Every table and index, and the triggers of what is append-only."""
    for statement in TABLES.split(";\n"):
        if statement.strip():
            s.run(statement)
    for trigger in dialect.triggers(s.kind):
        s.run(trigger)
