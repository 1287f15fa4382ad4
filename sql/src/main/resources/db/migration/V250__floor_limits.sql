-- What a floor may use as a whole, whatever its campaigns may; a floor without a row is held back by nothing of its own.
-- Of the installation itself, like floor_lease.
CREATE TABLE `floor_limit` (
    floor_id INT NOT NULL,
    max_calls INT NOT NULL,
    calls_per_second INT NOT NULL,
    kept_free INT NOT NULL,
    PRIMARY KEY (floor_id),
    CONSTRAINT floor_limit_calls_ck CHECK (max_calls >= 1 AND calls_per_second >= 1 AND kept_free >= 0)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;
