package outdial.app.web.desk;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.server.ServerContainer;
import jakarta.websocket.server.ServerEndpointConfig;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.server.ResponseStatusException;
import outdial.app.web.door.For;
import outdial.sql.Accounts.Role;

/** Where softphones connect: the handshake, after which {@link PhoneLine} carries what is said. */
@Controller
final class PhoneController {
    private final Desks desks;
    private final HttpClient http = HttpClient.newBuilder()
            .executor(Executors.newThreadPerTaskExecutor(
                    Thread.ofVirtual().name("phone-line-", 0).factory()))
            .build();

    PhoneController(Desks desks) {
        this.desks = desks;
    }

    /** For the pages of those who watch. */
    @GetMapping("/live/phone/stream")
    @For(
            value = {Role.ADMINISTRATOR, Role.MANAGER, Role.SUPERVISOR},
            wholeCentre = true)
    void connectSupervisor(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        connect(request, response);
    }

    @GetMapping("/desk/phone")
    void connect(HttpServletRequest request, HttpServletResponse response) throws IOException, ServletException {
        URI exchange = desks.exchange().orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        if (!"websocket".equalsIgnoreCase(request.getHeader("Upgrade"))) {
            throw new ResponseStatusException(HttpStatus.UPGRADE_REQUIRED);
        }
        var container = (ServerContainer) request.getServletContext().getAttribute(ServerContainer.class.getName());
        var config = ServerEndpointConfig.Builder.create(PhoneLine.class, request.getRequestURI())
                .subprotocols(List.of("sip"))
                .configurator(new LineOf(exchange))
                .build();
        try {
            container.upgradeHttpToWebSocket(request, response, config, Map.of());
        } catch (DeploymentException impossible) {
            throw new IllegalStateException("A phone's line could not be set up", impossible);
        }
    }

    private final class LineOf extends ServerEndpointConfig.Configurator {
        private final URI exchange;

        LineOf(URI exchange) {
            this.exchange = exchange;
        }

        @Override
        public <T> T getEndpointInstance(Class<T> kind) {
            return kind.cast(new PhoneLine(http, exchange));
        }
    }
}
