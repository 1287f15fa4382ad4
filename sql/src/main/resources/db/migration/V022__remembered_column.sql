-- What a client's columns were said to hold, by their names as they are compared: letters and digits, small.
CREATE TABLE `remembered_column` (
    client_id BIGINT NOT NULL,
    name VARCHAR(120) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
    field VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    used_at DATETIME(3) NOT NULL,
    PRIMARY KEY (client_id, name),
    CONSTRAINT remembered_column_client_fk FOREIGN KEY (client_id) REFERENCES client (id) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;
