package outdial.app.cli;

import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import outdial.compliance.NumberReader;
import outdial.compliance.NumberReader.Reading;
import outdial.model.ClientId;
import outdial.model.PhoneNumber;
import picocli.CommandLine.Option;

/** Whose consent to whom, as options. */
final class ConsentSubject {
    @Option(
            names = "--number",
            required = true,
            paramLabel = "NUMBER",
            description = "The person's number, with its country code: +442079460123.")
    private String number = "";

    @Option(names = "--client", paramLabel = "NAME", description = "To whom; to the centre itself if left out.")
    private @Nullable String client;

    PhoneNumber number() {
        return read(number);
    }

    /** A number as it was typed, or a sentence on what is wrong with it. */
    static PhoneNumber read(String number) {
        return switch (new NumberReader().read(number)) {
            case Reading.Understood(var facts) -> facts.number();
            case Reading.Refused(var why) -> throw new Refused("The number can't be used: " + why);
        };
    }

    ClientId client(DSLContext dsl) {
        return ClientNamed.of(Optional.ofNullable(client), dsl);
    }

    Optional<String> clientName() {
        return Optional.ofNullable(client);
    }
}
