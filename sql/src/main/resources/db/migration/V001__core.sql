-- The whole schema, read alike by MySQL 8.4/9.x and MariaDB 11.4.
-- client_id stands in every table and comes first in every unique and foreign key; the exceptions are the tables of the
-- installation itself (client, floor_lease, zone_set, id_block), user_account's sign-in name, which is asked before the
-- client is known, and the partitioned tables, whose keys must hold the partition column.
-- Instants are UTC, *_at DATETIME(3); *_local is wall time of the called person or of the campaign's zone; *_ms are
-- milliseconds; amounts of money are minor units. Coded values are spelled as the Java constants.

-- Companies on whose behalf calls are made; the centre itself is one of them, and its staff, teams and skills are its.
CREATE TABLE `client` (
    id BIGINT NOT NULL AUTO_INCREMENT,
    name VARCHAR(120) NOT NULL,
    is_centre BOOLEAN NOT NULL DEFAULT FALSE,
    created_at DATETIME(3) NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT client_name_uq UNIQUE (name)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;

CREATE TABLE `user_account` (
    id BIGINT NOT NULL AUTO_INCREMENT,
    client_id BIGINT NOT NULL,
    sign_in VARCHAR(120) NOT NULL,
    password_hash VARCHAR(255) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    name VARCHAR(120) NOT NULL,
    language VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'en',
    is_enabled BOOLEAN NOT NULL DEFAULT TRUE,
    created_at DATETIME(3) NOT NULL,
    PRIMARY KEY (client_id, id),
    KEY user_account_id_ix (id),
    CONSTRAINT user_account_sign_in_uq UNIQUE (sign_in),
    CONSTRAINT user_account_client_fk FOREIGN KEY (client_id) REFERENCES client (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;

-- What a user may do, for one client's affairs or, without one, for the whole centre's.
CREATE TABLE `user_role` (
    client_id BIGINT NOT NULL,
    user_id BIGINT NOT NULL,
    role VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    for_client_id BIGINT NOT NULL DEFAULT 0,
    PRIMARY KEY (client_id, user_id, role, for_client_id),
    CONSTRAINT user_role_user_fk FOREIGN KEY (client_id, user_id) REFERENCES user_account (client_id, id) ON DELETE CASCADE,
    CONSTRAINT user_role_role_ck CHECK (role IN ('ADMINISTRATOR','MANAGER','SUPERVISOR','AGENT','ANALYST','CLIENT_VIEWER'))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;

CREATE TABLE `team` (
    client_id BIGINT NOT NULL,
    id BIGINT NOT NULL AUTO_INCREMENT,
    name VARCHAR(120) NOT NULL,
    PRIMARY KEY (client_id, id),
    KEY team_id_ix (id),
    CONSTRAINT team_name_uq UNIQUE (client_id, name),
    CONSTRAINT team_client_fk FOREIGN KEY (client_id) REFERENCES client (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;

CREATE TABLE `skill` (
    client_id BIGINT NOT NULL,
    id BIGINT NOT NULL AUTO_INCREMENT,
    name VARCHAR(120) NOT NULL,
    PRIMARY KEY (client_id, id),
    KEY skill_id_ix (id),
    CONSTRAINT skill_name_uq UNIQUE (client_id, name),
    CONSTRAINT skill_client_fk FOREIGN KEY (client_id) REFERENCES client (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;

CREATE TABLE `agent` (
    client_id BIGINT NOT NULL,
    id BIGINT NOT NULL AUTO_INCREMENT,
    user_id BIGINT NULL,
    team_id BIGINT NULL,
    floor_id INT NOT NULL DEFAULT 1,
    name VARCHAR(120) NOT NULL,
    is_simulated BOOLEAN NOT NULL DEFAULT FALSE,
    PRIMARY KEY (client_id, id),
    KEY agent_id_ix (id),
    CONSTRAINT agent_user_fk FOREIGN KEY (client_id, user_id) REFERENCES user_account (client_id, id),
    CONSTRAINT agent_team_fk FOREIGN KEY (client_id, team_id) REFERENCES team (client_id, id),
    CONSTRAINT agent_client_fk FOREIGN KEY (client_id) REFERENCES client (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;

CREATE TABLE `agent_skill` (
    client_id BIGINT NOT NULL,
    agent_id BIGINT NOT NULL,
    skill_id BIGINT NOT NULL,
    PRIMARY KEY (client_id, agent_id, skill_id),
    CONSTRAINT agent_skill_agent_fk FOREIGN KEY (client_id, agent_id) REFERENCES agent (client_id, id) ON DELETE CASCADE,
    CONSTRAINT agent_skill_skill_fk FOREIGN KEY (client_id, skill_id) REFERENCES skill (client_id, id) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;

CREATE TABLE `agent_language` (
    client_id BIGINT NOT NULL,
    agent_id BIGINT NOT NULL,
    language VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    PRIMARY KEY (client_id, agent_id, language),
    CONSTRAINT agent_language_agent_fk FOREIGN KEY (client_id, agent_id) REFERENCES agent (client_id, id) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;

-- Numbers shown to called persons, with what gives the client the right to show them.
CREATE TABLE `caller_number` (
    client_id BIGINT NOT NULL,
    id BIGINT NOT NULL AUTO_INCREMENT,
    e164 BIGINT UNSIGNED NOT NULL,
    country CHAR(2) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    right_to_use VARCHAR(255) NOT NULL,
    valid_from_on DATE NOT NULL,
    valid_until_on DATE NULL,
    PRIMARY KEY (client_id, id),
    KEY caller_number_id_ix (id),
    CONSTRAINT caller_number_e164_uq UNIQUE (client_id, e164),
    CONSTRAINT caller_number_client_fk FOREIGN KEY (client_id) REFERENCES client (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;

-- A survey's questions or an order form's; a version is never changed once interviews exist.
CREATE TABLE `questionnaire` (
    client_id BIGINT NOT NULL,
    id BIGINT NOT NULL AUTO_INCREMENT,
    code VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    version INT NOT NULL,
    title VARCHAR(200) NOT NULL,
    definition JSON NOT NULL,
    created_at DATETIME(3) NOT NULL,
    PRIMARY KEY (client_id, id),
    KEY questionnaire_id_ix (id),
    CONSTRAINT questionnaire_version_uq UNIQUE (client_id, code, version),
    CONSTRAINT questionnaire_client_fk FOREIGN KEY (client_id) REFERENCES client (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;

CREATE TABLE `campaign` (
    client_id BIGINT NOT NULL,
    id BIGINT NOT NULL AUTO_INCREMENT,
    floor_id INT NOT NULL DEFAULT 1,
    name VARCHAR(120) NOT NULL,
    state VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'DRAFT',
    purpose VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'SALES',
    dial_mode VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'PROGRESSIVE',
    calls_per_agent DECIMAL(4,2) NOT NULL DEFAULT 1.00,
    abandon_cap DECIMAL(5,4) NOT NULL DEFAULT 0.0300,
    attempts_in_all INT NOT NULL DEFAULT 6,
    attempts_per_day INT NOT NULL DEFAULT 2,
    attempts_apart_ms INT NOT NULL DEFAULT 7200000,
    ring_for_ms INT NOT NULL DEFAULT 25000,
    wrap_up_ms INT NOT NULL DEFAULT 60000,
    preview_ms INT NOT NULL DEFAULT 60000,
    max_calls INT NOT NULL DEFAULT 100,
    is_machine_detected BOOLEAN NOT NULL DEFAULT FALSE,
    recording VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'OFF',
    zone VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    language VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NULL,
    rule_book VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'house',
    questionnaire_id BIGINT NULL,
    is_shift_open BOOLEAN NOT NULL DEFAULT TRUE,
    created_at DATETIME(3) NOT NULL,
    version INT NOT NULL DEFAULT 0,
    PRIMARY KEY (client_id, id),
    KEY campaign_id_ix (id),
    CONSTRAINT campaign_name_uq UNIQUE (client_id, name),
    CONSTRAINT campaign_client_fk FOREIGN KEY (client_id) REFERENCES client (id),
    CONSTRAINT campaign_questionnaire_fk FOREIGN KEY (client_id, questionnaire_id) REFERENCES questionnaire (client_id, id),
    CONSTRAINT campaign_state_ck CHECK (state IN ('DRAFT','RUNNING','PAUSED','CLOSED')),
    CONSTRAINT campaign_purpose_ck CHECK (purpose IN ('SALES','RESEARCH','CHARITY','POLITICAL','SERVICE')),
    CONSTRAINT campaign_dial_mode_ck CHECK (dial_mode IN ('PREVIEW','PROGRESSIVE','FIXED_RATIO')),
    CONSTRAINT campaign_recording_ck CHECK (recording IN ('OFF','ALL','ON_DEMAND')),
    CONSTRAINT campaign_abandon_cap_ck CHECK (abandon_cap BETWEEN 0 AND 1)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;

-- Countries that may be dialled; no row, no dialling.
CREATE TABLE `campaign_country` (
    client_id BIGINT NOT NULL,
    campaign_id BIGINT NOT NULL,
    country CHAR(2) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    PRIMARY KEY (client_id, campaign_id, country),
    CONSTRAINT campaign_country_campaign_fk FOREIGN KEY (client_id, campaign_id) REFERENCES campaign (client_id, id) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;

-- Kinds of line that may be dialled; no row, no dialling.
CREATE TABLE `campaign_number_type` (
    client_id BIGINT NOT NULL,
    campaign_id BIGINT NOT NULL,
    number_type VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    PRIMARY KEY (client_id, campaign_id, number_type),
    CONSTRAINT campaign_number_type_campaign_fk FOREIGN KEY (client_id, campaign_id) REFERENCES campaign (client_id, id) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;

-- When leads may be called, in their own local time. ISO day of the week, 1 is Monday. An end of 23:59:59 is midnight.
CREATE TABLE `campaign_hours` (
    client_id BIGINT NOT NULL,
    campaign_id BIGINT NOT NULL,
    day TINYINT NOT NULL,
    from_local TIME NOT NULL,
    to_local TIME NOT NULL,
    PRIMARY KEY (client_id, campaign_id, day, from_local),
    CONSTRAINT campaign_hours_campaign_fk FOREIGN KEY (client_id, campaign_id) REFERENCES campaign (client_id, id) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;

-- When the campaign's agents work, in the campaign's zone.
CREATE TABLE `campaign_shift` (
    client_id BIGINT NOT NULL,
    campaign_id BIGINT NOT NULL,
    day TINYINT NOT NULL,
    from_local TIME NOT NULL,
    to_local TIME NOT NULL,
    PRIMARY KEY (client_id, campaign_id, day, from_local),
    CONSTRAINT campaign_shift_campaign_fk FOREIGN KEY (client_id, campaign_id) REFERENCES campaign (client_id, id) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;

-- A date whose shift differs; without times the campaign is closed on it.
CREATE TABLE `campaign_shift_exception` (
    client_id BIGINT NOT NULL,
    campaign_id BIGINT NOT NULL,
    date_on DATE NOT NULL,
    from_local TIME NULL,
    to_local TIME NULL,
    PRIMARY KEY (client_id, campaign_id, date_on),
    CONSTRAINT campaign_shift_exception_campaign_fk FOREIGN KEY (client_id, campaign_id) REFERENCES campaign (client_id, id) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;

-- Teams that may work on a campaign; the team may be the centre's, so it names its own client.
CREATE TABLE `campaign_team` (
    client_id BIGINT NOT NULL,
    campaign_id BIGINT NOT NULL,
    team_client_id BIGINT NOT NULL,
    team_id BIGINT NOT NULL,
    PRIMARY KEY (client_id, campaign_id, team_client_id, team_id),
    CONSTRAINT campaign_team_campaign_fk FOREIGN KEY (client_id, campaign_id) REFERENCES campaign (client_id, id) ON DELETE CASCADE,
    CONSTRAINT campaign_team_team_fk FOREIGN KEY (team_client_id, team_id) REFERENCES team (client_id, id) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;

-- Skills an agent must have to be given this campaign's calls.
CREATE TABLE `campaign_skill` (
    client_id BIGINT NOT NULL,
    campaign_id BIGINT NOT NULL,
    skill_client_id BIGINT NOT NULL,
    skill_id BIGINT NOT NULL,
    PRIMARY KEY (client_id, campaign_id, skill_client_id, skill_id),
    CONSTRAINT campaign_skill_campaign_fk FOREIGN KEY (client_id, campaign_id) REFERENCES campaign (client_id, id) ON DELETE CASCADE,
    CONSTRAINT campaign_skill_skill_fk FOREIGN KEY (skill_client_id, skill_id) REFERENCES skill (client_id, id) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;

-- The number to show when calling a country; country 'ZZ' serves all others.
CREATE TABLE `campaign_caller_number` (
    client_id BIGINT NOT NULL,
    campaign_id BIGINT NOT NULL,
    country CHAR(2) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    caller_number_id BIGINT NOT NULL,
    PRIMARY KEY (client_id, campaign_id, country),
    CONSTRAINT campaign_caller_number_campaign_fk FOREIGN KEY (client_id, campaign_id) REFERENCES campaign (client_id, id) ON DELETE CASCADE,
    CONSTRAINT campaign_caller_number_number_fk FOREIGN KEY (client_id, caller_number_id) REFERENCES caller_number (client_id, id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;

-- What an agent can record on a campaign's calls.
CREATE TABLE `disposition` (
    client_id BIGINT NOT NULL,
    campaign_id BIGINT NOT NULL,
    code VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    label VARCHAR(120) NOT NULL,
    kind VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    seq INT NOT NULL,
    PRIMARY KEY (client_id, campaign_id, code),
    CONSTRAINT disposition_campaign_fk FOREIGN KEY (client_id, campaign_id) REFERENCES campaign (client_id, id) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;

-- Sets of zones that a called person may be in; the hopper asks once for each set that is open. Comma-separated, sorted.
CREATE TABLE `zone_set` (
    id SMALLINT NOT NULL AUTO_INCREMENT,
    zones VARCHAR(2000) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    zones_hash CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT zone_set_zones_uq UNIQUE (zones_hash)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;

-- Ids given out in blocks to bulk writers, which must know them before they write.
CREATE TABLE `id_block` (
    what VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    next_id BIGINT NOT NULL,
    PRIMARY KEY (what)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;

CREATE TABLE `lead_list` (
    client_id BIGINT NOT NULL,
    id BIGINT NOT NULL AUTO_INCREMENT,
    name VARCHAR(200) NOT NULL,
    state VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'IMPORTING',
    default_country CHAR(2) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    created_at DATETIME(3) NOT NULL,
    PRIMARY KEY (client_id, id),
    KEY lead_list_id_ix (id),
    CONSTRAINT lead_list_name_uq UNIQUE (client_id, name),
    CONSTRAINT lead_list_client_fk FOREIGN KEY (client_id) REFERENCES client (id),
    CONSTRAINT lead_list_state_ck CHECK (state IN ('IMPORTING','ACTIVE','RETIRED'))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;

-- Lists dialled by a campaign, the lowest priority number first.
CREATE TABLE `campaign_list` (
    client_id BIGINT NOT NULL,
    campaign_id BIGINT NOT NULL,
    list_id BIGINT NOT NULL,
    priority INT NOT NULL DEFAULT 100,
    PRIMARY KEY (client_id, campaign_id, list_id),
    CONSTRAINT campaign_list_campaign_fk FOREIGN KEY (client_id, campaign_id) REFERENCES campaign (client_id, id) ON DELETE CASCADE,
    CONSTRAINT campaign_list_list_fk FOREIGN KEY (client_id, list_id) REFERENCES lead_list (client_id, id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;

CREATE TABLE `import_run` (
    client_id BIGINT NOT NULL,
    id BIGINT NOT NULL AUTO_INCREMENT,
    kind VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    list_id BIGINT NULL,
    campaign_id BIGINT NULL,
    file_name VARCHAR(255) NOT NULL,
    file_hash CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    state VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    rows_read BIGINT NOT NULL DEFAULT 0,
    rows_accepted BIGINT NOT NULL DEFAULT 0,
    rows_rejected BIGINT NOT NULL DEFAULT 0,
    rows_duplicate BIGINT NOT NULL DEFAULT 0,
    started_at DATETIME(3) NOT NULL,
    ended_at DATETIME(3) NULL,
    PRIMARY KEY (client_id, id),
    KEY import_run_id_ix (id),
    KEY import_run_file_ix (client_id, file_hash),
    CONSTRAINT import_run_list_fk FOREIGN KEY (client_id, list_id) REFERENCES lead_list (client_id, id),
    CONSTRAINT import_run_kind_ck CHECK (kind IN ('LEADS','DO_NOT_CALL')),
    CONSTRAINT import_run_state_ck CHECK (state IN ('RUNNING','DONE','FAILED'))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;

-- Why a row was refused or passed over. Rows are counted from 1, the header being row 1.
CREATE TABLE `import_problem` (
    client_id BIGINT NOT NULL,
    import_run_id BIGINT NOT NULL,
    row_no BIGINT NOT NULL,
    seq INT NOT NULL,
    column_name VARCHAR(120) NULL,
    value VARCHAR(400) NULL,
    reason VARCHAR(400) NOT NULL,
    is_duplicate BOOLEAN NOT NULL DEFAULT FALSE,
    PRIMARY KEY (client_id, import_run_id, row_no, seq),
    CONSTRAINT import_problem_run_fk FOREIGN KEY (client_id, import_run_id) REFERENCES import_run (client_id, id) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;

-- One person or firm. row_no is its row in the file of import_run_id; value orders the hopper, the highest first.
CREATE TABLE `lead` (
    client_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    list_id BIGINT NOT NULL,
    import_run_id BIGINT NOT NULL,
    row_no BIGINT NOT NULL,
    external_id VARCHAR(64) NULL,
    first_name VARCHAR(120) NULL,
    last_name VARCHAR(120) NULL,
    company VARCHAR(200) NULL,
    email VARCHAR(200) NULL,
    street VARCHAR(200) NULL,
    city VARCHAR(120) NULL,
    postcode VARCHAR(16) NULL,
    region VARCHAR(120) NULL,
    country CHAR(2) CHARACTER SET ascii COLLATE ascii_bin NULL,
    language VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NULL,
    zone VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL,
    value INT NOT NULL DEFAULT 0,
    note VARCHAR(2000) NULL,
    created_at DATETIME(3) NOT NULL,
    PRIMARY KEY (client_id, id),
    CONSTRAINT lead_row_uq UNIQUE (client_id, import_run_id, row_no),
    KEY lead_list_ix (client_id, list_id),
    CONSTRAINT lead_list_fk FOREIGN KEY (client_id, list_id) REFERENCES lead_list (client_id, id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;

-- A column of a list's file that is none of ours.
CREATE TABLE `custom_field` (
    client_id BIGINT NOT NULL,
    id BIGINT NOT NULL AUTO_INCREMENT,
    list_id BIGINT NOT NULL,
    name VARCHAR(120) NOT NULL,
    seq INT NOT NULL,
    PRIMARY KEY (client_id, id),
    KEY custom_field_id_ix (id),
    CONSTRAINT custom_field_name_uq UNIQUE (client_id, list_id, name),
    CONSTRAINT custom_field_list_fk FOREIGN KEY (client_id, list_id) REFERENCES lead_list (client_id, id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;

CREATE TABLE `lead_value` (
    client_id BIGINT NOT NULL,
    lead_id BIGINT NOT NULL,
    field_id BIGINT NOT NULL,
    value VARCHAR(2000) NOT NULL,
    PRIMARY KEY (client_id, lead_id, field_id),
    CONSTRAINT lead_value_lead_fk FOREIGN KEY (client_id, lead_id) REFERENCES `lead` (client_id, id) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;

CREATE TABLE `phone` (
    client_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    lead_id BIGINT NOT NULL,
    seq TINYINT NOT NULL,
    e164 BIGINT UNSIGNED NOT NULL,
    country CHAR(2) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    number_type VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    is_valid BOOLEAN NOT NULL,
    zone_set_id SMALLINT NOT NULL,
    PRIMARY KEY (client_id, id),
    CONSTRAINT phone_seq_uq UNIQUE (client_id, lead_id, seq),
    KEY phone_e164_ix (client_id, e164),
    CONSTRAINT phone_lead_fk FOREIGN KEY (client_id, lead_id) REFERENCES `lead` (client_id, id) ON DELETE CASCADE,
    CONSTRAINT phone_zone_set_fk FOREIGN KEY (zone_set_id) REFERENCES zone_set (id),
    CONSTRAINT phone_e164_ck CHECK (e164 BETWEEN 1000000 AND 999999999999999)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;

-- Where a lead stands in a campaign; narrow, for it is what the hopper reads. state: 0 ready, 1 scheduled, 2 claimed,
-- 3 done, 4 blocked. The hopper reads ready ones in rank order, set by set of zones; a promoter moves scheduled ones
-- whose due_at has come. phone_id is the phone to dial next. A rank_key below 0 is a promised callback's. tried_at holds
-- the starts of the attempts that count, 8 bytes each: the attempts themselves lie in as many partitions as there are days.
CREATE TABLE `campaign_lead` (
    client_id BIGINT NOT NULL,
    campaign_id BIGINT NOT NULL,
    lead_id BIGINT NOT NULL,
    list_id BIGINT NOT NULL,
    phone_id BIGINT NOT NULL,
    state TINYINT NOT NULL,
    zone_set_id SMALLINT NOT NULL,
    rank_key BIGINT NOT NULL,
    language VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NULL,
    due_at DATETIME(3) NULL,
    tried_at VARBINARY(1600) NULL,
    attempts SMALLINT NOT NULL DEFAULT 0,
    carrier_faults SMALLINT NOT NULL DEFAULT 0,
    last_attempt_at DATETIME(3) NULL,
    last_outcome VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NULL,
    blocked_by VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NULL,
    version INT NOT NULL DEFAULT 0,
    PRIMARY KEY (client_id, campaign_id, lead_id),
    KEY campaign_lead_ready_ix (client_id, campaign_id, state, zone_set_id, rank_key),
    KEY campaign_lead_due_ix (client_id, campaign_id, state, due_at),
    CONSTRAINT campaign_lead_campaign_fk FOREIGN KEY (client_id, campaign_id) REFERENCES campaign (client_id, id),
    CONSTRAINT campaign_lead_lead_fk FOREIGN KEY (client_id, lead_id) REFERENCES `lead` (client_id, id),
    CONSTRAINT campaign_lead_state_ck CHECK (state BETWEEN 0 AND 4)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;

-- Maintained counters of campaign_lead, spread over shards so that writers don't queue; recounted nightly.
CREATE TABLE `bucket_count` (
    client_id BIGINT NOT NULL,
    campaign_id BIGINT NOT NULL,
    list_id BIGINT NOT NULL,
    state TINYINT NOT NULL,
    zone_set_id SMALLINT NOT NULL,
    shard TINYINT NOT NULL,
    n BIGINT NOT NULL,
    PRIMARY KEY (client_id, campaign_id, list_id, state, zone_set_id, shard)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;

-- One decision to dial one phone, from commit to outcome. No foreign keys: partitioned tables can't have them.
CREATE TABLE `attempt` (
    id BIGINT NOT NULL,
    started_at DATETIME(3) NOT NULL,
    client_id BIGINT NOT NULL,
    campaign_id BIGINT NOT NULL,
    lead_id BIGINT NOT NULL,
    phone_id BIGINT NOT NULL,
    attempt_no SMALLINT NOT NULL,
    caller_e164 BIGINT UNSIGNED NOT NULL,
    agent_id BIGINT NULL,
    rule_book VARCHAR(120) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    rules VARCHAR(400) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    granted_at DATETIME(3) NOT NULL,
    rang_at DATETIME(3) NULL,
    answered_at DATETIME(3) NULL,
    connected_at DATETIME(3) NULL,
    ended_at DATETIME(3) NULL,
    outcome VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NULL,
    disposition VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NULL,
    disposed_at DATETIME(3) NULL,
    recording VARCHAR(120) CHARACTER SET ascii COLLATE ascii_bin NULL,
    PRIMARY KEY (id, started_at),
    KEY attempt_lead_ix (client_id, lead_id, started_at),
    KEY attempt_campaign_ix (client_id, campaign_id, started_at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci PARTITION BY RANGE COLUMNS (started_at) (
    PARTITION p2026_11 VALUES LESS THAN ('2026-12-01'),
    PARTITION p2026_12 VALUES LESS THAN ('2027-01-01'),
    PARTITION p2027_01 VALUES LESS THAN ('2027-02-01'),
    PARTITION p_later VALUES LESS THAN (MAXVALUE)
);

-- Attempts that have no outcome yet, or whose disposition is owed: always few, and it carries the keys that no two live
-- attempts may share.
CREATE TABLE `attempt_open` (
    client_id BIGINT NOT NULL,
    attempt_id BIGINT NOT NULL,
    campaign_id BIGINT NOT NULL,
    lead_id BIGINT NOT NULL,
    phone_id BIGINT NOT NULL,
    attempt_no SMALLINT NOT NULL,
    floor_id INT NOT NULL,
    fence INT NOT NULL,
    started_at DATETIME(3) NOT NULL,
    not_after DATETIME(3) NOT NULL,
    agent_id BIGINT NULL,
    state VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    PRIMARY KEY (client_id, attempt_id),
    CONSTRAINT attempt_open_lead_uq UNIQUE (client_id, lead_id),
    CONSTRAINT attempt_open_no_uq UNIQUE (client_id, campaign_id, lead_id, attempt_no),
    KEY attempt_open_floor_ix (floor_id, attempt_id),
    CONSTRAINT attempt_open_state_ck CHECK (state IN ('INTENT','SENT','RINGING','ANSWERED','CONNECTED','ENDED'))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;

-- What was heard of a call, in order. Never changed.
CREATE TABLE `call_event` (
    attempt_id BIGINT NOT NULL,
    at DATETIME(3) NOT NULL,
    seq SMALLINT NOT NULL,
    client_id BIGINT NOT NULL,
    kind VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    detail VARCHAR(200) NULL,
    PRIMARY KEY (attempt_id, at, seq),
    KEY call_event_client_ix (client_id, at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci PARTITION BY RANGE COLUMNS (at) (
    PARTITION p2026_11 VALUES LESS THAN ('2026-12-01'),
    PARTITION p2026_12 VALUES LESS THAN ('2027-01-01'),
    PARTITION p2027_01 VALUES LESS THAN ('2027-02-01'),
    PARTITION p_later VALUES LESS THAN (MAXVALUE)
);

-- Each change of an agent's state. Never changed.
CREATE TABLE `agent_event` (
    id BIGINT NOT NULL AUTO_INCREMENT,
    at DATETIME(3) NOT NULL,
    client_id BIGINT NOT NULL,
    agent_id BIGINT NOT NULL,
    state VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    reason VARCHAR(120) NULL,
    campaign_id BIGINT NULL,
    attempt_id BIGINT NULL,
    PRIMARY KEY (id, at),
    KEY agent_event_agent_ix (client_id, agent_id, at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci PARTITION BY RANGE COLUMNS (at) (
    PARTITION p2026_11 VALUES LESS THAN ('2026-12-01'),
    PARTITION p2026_12 VALUES LESS THAN ('2027-01-01'),
    PARTITION p2027_01 VALUES LESS THAN ('2027-02-01'),
    PARTITION p_later VALUES LESS THAN (MAXVALUE)
);

-- A lead's verdict each time it changes to something other than allowed. Never changed.
CREATE TABLE `gate_finding` (
    client_id BIGINT NOT NULL,
    id BIGINT NOT NULL AUTO_INCREMENT,
    campaign_id BIGINT NOT NULL,
    lead_id BIGINT NOT NULL,
    phone_id BIGINT NOT NULL,
    at DATETIME(3) NOT NULL,
    verdict VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    until_at DATETIME(3) NULL,
    rule VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    sentence VARCHAR(400) NOT NULL,
    rule_book VARCHAR(120) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    PRIMARY KEY (client_id, id),
    KEY gate_finding_id_ix (id),
    KEY gate_finding_lead_ix (client_id, lead_id, at),
    CONSTRAINT gate_finding_verdict_ck CHECK (verdict IN ('DEFERRED','DENIED'))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;

-- A promised time, by one agent or, without one, by anyone.
CREATE TABLE `callback` (
    client_id BIGINT NOT NULL,
    id BIGINT NOT NULL AUTO_INCREMENT,
    campaign_id BIGINT NOT NULL,
    lead_id BIGINT NOT NULL,
    phone_id BIGINT NOT NULL,
    agent_id BIGINT NULL,
    due_at DATETIME(3) NOT NULL,
    expires_at DATETIME(3) NOT NULL,
    state VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'OPEN',
    note VARCHAR(400) NULL,
    promised_in BIGINT NOT NULL,
    PRIMARY KEY (client_id, id),
    KEY callback_id_ix (id),
    KEY callback_due_ix (client_id, campaign_id, state, due_at),
    CONSTRAINT callback_promise_uq UNIQUE (client_id, promised_in),
    CONSTRAINT callback_campaign_fk FOREIGN KEY (client_id, campaign_id) REFERENCES campaign (client_id, id),
    CONSTRAINT callback_state_ck CHECK (state IN ('OPEN','KEPT','EXPIRED','CANCELLED'))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;

-- One run of a questionnaire with one lead.
CREATE TABLE `interview` (
    client_id BIGINT NOT NULL,
    id BIGINT NOT NULL AUTO_INCREMENT,
    campaign_id BIGINT NOT NULL,
    questionnaire_id BIGINT NOT NULL,
    attempt_id BIGINT NOT NULL,
    lead_id BIGINT NOT NULL,
    agent_id BIGINT NULL,
    state VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'RUNNING',
    started_at DATETIME(3) NOT NULL,
    ended_at DATETIME(3) NULL,
    PRIMARY KEY (client_id, id),
    KEY interview_id_ix (id),
    CONSTRAINT interview_attempt_uq UNIQUE (client_id, attempt_id),
    CONSTRAINT interview_questionnaire_fk FOREIGN KEY (client_id, questionnaire_id) REFERENCES questionnaire (client_id, id),
    CONSTRAINT interview_state_ck CHECK (state IN ('RUNNING','COMPLETE','PARTIAL','REFUSED','SCREENED_OUT'))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;

-- One answer; seq is the browser's own count, so that a repeated or late save changes nothing.
CREATE TABLE `answer` (
    client_id BIGINT NOT NULL,
    interview_id BIGINT NOT NULL,
    question VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    seq BIGINT NOT NULL,
    value TEXT NOT NULL,
    answered_at DATETIME(3) NOT NULL,
    PRIMARY KEY (client_id, interview_id, question),
    CONSTRAINT answer_interview_fk FOREIGN KEY (client_id, interview_id) REFERENCES interview (client_id, id) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;

CREATE TABLE `product` (
    client_id BIGINT NOT NULL,
    id BIGINT NOT NULL AUTO_INCREMENT,
    code VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    name VARCHAR(200) NOT NULL,
    price_minor BIGINT NOT NULL,
    currency CHAR(3) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    is_active BOOLEAN NOT NULL DEFAULT TRUE,
    PRIMARY KEY (client_id, id),
    KEY product_id_ix (id),
    CONSTRAINT product_code_uq UNIQUE (client_id, code),
    CONSTRAINT product_client_fk FOREIGN KEY (client_id) REFERENCES client (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;

CREATE TABLE `sales_order` (
    client_id BIGINT NOT NULL,
    id BIGINT NOT NULL AUTO_INCREMENT,
    campaign_id BIGINT NOT NULL,
    attempt_id BIGINT NOT NULL,
    lead_id BIGINT NOT NULL,
    agent_id BIGINT NULL,
    currency CHAR(3) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    total_minor BIGINT NOT NULL,
    ordered_at DATETIME(3) NOT NULL,
    PRIMARY KEY (client_id, id),
    KEY sales_order_id_ix (id),
    CONSTRAINT sales_order_attempt_uq UNIQUE (client_id, attempt_id),
    CONSTRAINT sales_order_campaign_fk FOREIGN KEY (client_id, campaign_id) REFERENCES campaign (client_id, id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;

CREATE TABLE `order_line` (
    client_id BIGINT NOT NULL,
    order_id BIGINT NOT NULL,
    line_no SMALLINT NOT NULL,
    product_id BIGINT NOT NULL,
    quantity INT NOT NULL,
    price_minor BIGINT NOT NULL,
    PRIMARY KEY (client_id, order_id, line_no),
    CONSTRAINT order_line_order_fk FOREIGN KEY (client_id, order_id) REFERENCES sales_order (client_id, id) ON DELETE CASCADE,
    CONSTRAINT order_line_product_fk FOREIGN KEY (client_id, product_id) REFERENCES product (client_id, id),
    CONSTRAINT order_line_quantity_ck CHECK (quantity > 0)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;

-- A do-not-call list: the client's own opt-outs, or a register it must honour.
CREATE TABLE `dnc_list` (
    client_id BIGINT NOT NULL,
    id BIGINT NOT NULL AUTO_INCREMENT,
    name VARCHAR(120) NOT NULL,
    kind VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    PRIMARY KEY (client_id, id),
    KEY dnc_list_id_ix (id),
    CONSTRAINT dnc_list_name_uq UNIQUE (client_id, name),
    CONSTRAINT dnc_list_client_fk FOREIGN KEY (client_id) REFERENCES client (id),
    CONSTRAINT dnc_list_kind_ck CHECK (kind IN ('OPT_OUT','REGISTER'))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;

CREATE TABLE `dnc_entry` (
    client_id BIGINT NOT NULL,
    e164 BIGINT UNSIGNED NOT NULL,
    list_id BIGINT NOT NULL,
    added_at DATETIME(3) NOT NULL,
    source VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    PRIMARY KEY (client_id, e164, list_id),
    CONSTRAINT dnc_entry_list_fk FOREIGN KEY (client_id, list_id) REFERENCES dnc_list (client_id, id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;

-- Attempts by hour, for reports; rebuilt from the attempts of an hour, never counted up. agent_id 0 is nobody.
CREATE TABLE `agg_hour` (
    client_id BIGINT NOT NULL,
    campaign_id BIGINT NOT NULL,
    hour_at DATETIME(3) NOT NULL,
    agent_id BIGINT NOT NULL,
    outcome VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    disposition VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    n INT NOT NULL,
    ring_ms BIGINT NOT NULL,
    talk_ms BIGINT NOT NULL,
    PRIMARY KEY (client_id, campaign_id, hour_at, agent_id, outcome, disposition)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;

-- Who changed what. Never changed.
CREATE TABLE `audit_event` (
    client_id BIGINT NOT NULL,
    id BIGINT NOT NULL AUTO_INCREMENT,
    at DATETIME(3) NOT NULL,
    user_id BIGINT NULL,
    action VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    subject VARCHAR(120) NOT NULL,
    detail VARCHAR(2000) NULL,
    PRIMARY KEY (client_id, id),
    KEY audit_event_id_ix (id),
    KEY audit_event_at_ix (client_id, at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;

-- Who leads a floor; the database's clock decides when that ends. batches counts what the leader has begun: to change it
-- under one's own fence is the proof of still leading.
CREATE TABLE `floor_lease` (
    id INT NOT NULL,
    node VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    fence INT NOT NULL,
    until_at DATETIME(3) NOT NULL,
    batches BIGINT NOT NULL DEFAULT 0,
    PRIMARY KEY (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;
