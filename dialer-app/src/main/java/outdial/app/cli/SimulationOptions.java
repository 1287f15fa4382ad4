package outdial.app.cli;

import picocli.CommandLine.Option;

/** The options of a simulated exchange with its agents. */
final class SimulationOptions {
    @Option(
            names = "--agents",
            defaultValue = "10",
            paramLabel = "N",
            description = "Simulated agents (default: ${DEFAULT-VALUE}).")
    int agents = 10;

    @Option(
            names = "--seed",
            defaultValue = "1",
            paramLabel = "N",
            description = "Of everything that is left to chance (default: ${DEFAULT-VALUE}).")
    long seed = 1;

    @Option(
            names = "--speed",
            defaultValue = "1",
            paramLabel = "X",
            description = "Seconds that pass in one second of the clock on the wall (default: ${DEFAULT-VALUE}).")
    double speed = 1;

    void check() {
        if (agents < 1 || agents > 5_000 || !(speed > 0 && speed <= 100)) {
            throw new Refused("--agents must be from 1 to 5000 and --speed above 0, at most 100. Nothing was started.");
        }
    }
}
