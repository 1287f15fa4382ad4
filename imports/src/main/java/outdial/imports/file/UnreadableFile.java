package outdial.imports.file;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The file is refused whole; the message is a sentence for the person who sent it: what is wrong and what to do. */
public final class UnreadableFile extends IOException {
    private static final long serialVersionUID = 1;

    public UnreadableFile(String sentence) {
        super(sentence);
    }

    public UnreadableFile(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }
}
