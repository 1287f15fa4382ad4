package outdial.app.web.recording;

import java.nio.file.Path;
import java.util.Optional;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import outdial.app.recording.RecordingShelf;
import outdial.app.settings.DialerSettings;

/** Recordings in pages; only in a program that serves pages. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
@Import(RecordingController.class)
public class RecordingPages {
    @Bean
    RecordingShelf recordingShelf(DialerSettings settings) {
        String folder = settings.recordings().folder();
        return new RecordingShelf(folder.isBlank() ? Optional.empty() : Optional.of(Path.of(folder)));
    }
}
