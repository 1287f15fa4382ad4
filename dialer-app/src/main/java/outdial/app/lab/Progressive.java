package outdial.app.lab;

/** One call for each free agent. */
final class Progressive implements Policy {
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
        return Math.max(0, day.crew.free - day.lines.waiting - day.lines.onTheirWay);
    }
}
