-- Which copy of each do-not-call register is asked: a file of bitmaps on this machine, named by its version. A new copy
-- takes the place of the one before in one statement. Of the installation itself: whoever dials from here asks it.
CREATE TABLE `register_copy` (
    rule VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    version VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    file VARCHAR(500) NOT NULL,
    as_of_at DATETIME(3) NOT NULL,
    numbers BIGINT NOT NULL,
    loaded_at DATETIME(3) NOT NULL,
    PRIMARY KEY (rule)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;

-- What has changed since the copy in use was made: numbers that came on the register, and numbers that left it.
CREATE TABLE `register_change` (
    rule VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    e164 BIGINT UNSIGNED NOT NULL,
    is_listed BOOLEAN NOT NULL,
    said_at DATETIME(3) NOT NULL,
    PRIMARY KEY (rule, e164)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;
