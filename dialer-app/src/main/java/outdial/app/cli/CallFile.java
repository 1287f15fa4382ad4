package outdial.app.cli;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file of calls as text. */
final class CallFile {
    private CallFile() {}

    /** UTF-8, unless its first bytes say that a spreadsheet wrote UTF-16; {@code -} is standard input. */
    static Reader open(Path file) throws IOException {
        if (file.toString().equals("-")) {
            return text(new BufferedInputStream(System.in));
        }
        if (!Files.isRegularFile(file)) {
            throw new Refused("There is no file " + file + ". Nothing was judged.");
        }
        return text(new BufferedInputStream(Files.newInputStream(file)));
    }

    private static Reader text(InputStream in) throws IOException {
        in.mark(2);
        int first = in.read();
        int second = in.read();
        in.reset();
        boolean wide = (first == 0xFF && second == 0xFE) || (first == 0xFE && second == 0xFF);
        Charset charset = wide ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8;
        return new BufferedReader(new InputStreamReader(in, charset));
    }
}
