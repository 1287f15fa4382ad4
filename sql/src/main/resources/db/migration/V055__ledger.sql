-- The record of decisions: one chain of rows for each floor and client, each row's hash over its content, which states
-- the hash of the row before. Rows are never changed or deleted. attempt_id repeats what the content says, to find it by.
CREATE TABLE `ledger_row` (
    client_id BIGINT NOT NULL,
    floor_id INT NOT NULL,
    seq BIGINT NOT NULL,
    attempt_id BIGINT NULL,
    hash CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    content TEXT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
    PRIMARY KEY (client_id, floor_id, seq),
    KEY ledger_row_attempt_ix (client_id, attempt_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;

-- Where each chain ends; whoever adds to it locks its row. at has all the digits that the last row's content has.
CREATE TABLE `ledger_head` (
    client_id BIGINT NOT NULL,
    floor_id INT NOT NULL,
    seq BIGINT NOT NULL,
    hash CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    at VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    PRIMARY KEY (client_id, floor_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;

-- What opens the commitments in a row: deleted when a person's data is erased, and every hash stays true.
CREATE TABLE `ledger_salt` (
    client_id BIGINT NOT NULL,
    floor_id INT NOT NULL,
    seq BIGINT NOT NULL,
    e164 BIGINT UNSIGNED NOT NULL,
    salt BINARY(16) NOT NULL,
    PRIMARY KEY (client_id, floor_id, seq),
    KEY ledger_salt_number_ix (client_id, e164)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;
