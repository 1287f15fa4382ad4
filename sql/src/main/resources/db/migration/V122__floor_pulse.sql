-- How long the transactions of a floor that dials take, told every few seconds by its program; whoever writes in bulk, in
-- whatever program, gives way while they are slow. Of the installation itself, like floor_lease.
CREATE TABLE `floor_pulse` (
    floor_id INT NOT NULL,
    commits INT NOT NULL,
    commit_p95_ms INT NOT NULL,
    told_at DATETIME(3) NOT NULL,
    PRIMARY KEY (floor_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;
