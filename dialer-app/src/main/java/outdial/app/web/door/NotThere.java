package outdial.app.web.door;

import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/** What the address names does not exist, or is not the client's: the two are answered alike. */
public final class NotThere extends ResponseStatusException {
    private static final long serialVersionUID = 1L;

    public NotThere() {
        super(HttpStatus.NOT_FOUND);
    }
}
