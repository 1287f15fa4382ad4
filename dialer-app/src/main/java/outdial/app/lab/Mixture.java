package outdial.app.lab;

import java.util.List;

/** A random time, s: one of its parts by their weights. */
record Mixture(List<Part> parts) {
    Mixture {
        parts = List.copyOf(parts);
    }

    static Mixture of(Part... parts) {
        return new Mixture(List.of(parts));
    }

    double draw(Draws draws) {
        double at = draws.share() * weight();
        for (Part part : parts) {
            at -= part.weight();
            if (at < 0) {
                return part.draw(draws);
            }
        }
        return parts.getLast().draw(draws);
    }

    double mean() {
        return parts.stream().mapToDouble(part -> part.weight() * part.mean()).sum() / weight();
    }

    private double weight() {
        double sum = 0;
        for (Part part : parts) {
            sum += part.weight();
        }
        return sum;
    }

    /** A part of a mixture, with its weight above 0. */
    sealed interface Part {
        double weight();

        double mean();

        double draw(Draws draws);
    }

    /** By its mean and its coefficient of variation. */
    record LogNormal(double weight, double mean, double variation) implements Part {
        @Override
        public double draw(Draws draws) {
            double variance = Math.log1p(variation * variation);
            return Math.exp(Math.log(mean) - variance / 2 + Math.sqrt(variance) * draws.normal());
        }
    }

    record Gamma(double weight, double mean, double shape) implements Part {
        @Override
        public double draw(Draws draws) {
            return draws.gamma(shape) * mean / shape;
        }
    }

    record Exponential(double weight, double mean) implements Part {
        @Override
        public double draw(Draws draws) {
            return draws.exponential() * mean;
        }
    }

    record Uniform(double weight, double from, double to) implements Part {
        @Override
        public double mean() {
            return (from + to) / 2;
        }

        @Override
        public double draw(Draws draws) {
            return from + draws.share() * (to - from);
        }
    }

    /** One of the times that were seen, each as likely as the others. */
    record Seen(double weight, List<Double> times) implements Part {
        public Seen {
            times = List.copyOf(times);
            if (times.isEmpty()) {
                throw new IllegalArgumentException("Nothing was seen");
            }
        }

        @Override
        public double mean() {
            return times.stream().mapToDouble(one -> one).average().orElseThrow();
        }

        @Override
        public double draw(Draws draws) {
            return times.get((int) (draws.share() * times.size()));
        }
    }

    record Fixed(double weight, double mean) implements Part {
        @Override
        public double draw(Draws draws) {
            return mean;
        }
    }
}
