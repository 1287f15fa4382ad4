-- attempt_tally takes its place and is counted from the attempts.
DROP TABLE agg_hour;
