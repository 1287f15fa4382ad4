package outdial.app.lab;

/** So many calls for each free agent, rounded down over the team. */
record Ratio(double perAgent) implements Policy {
    @Override
    public double every() {
        return 1;
    }

    @Override
    public boolean onEvents() {
        return true;
    }

    @Override
    public int launch(Day day) {
        return Math.max(0, (int) (perAgent * day.crew.free + 1e-9) - day.lines.waiting - day.lines.onTheirWay);
    }
}
