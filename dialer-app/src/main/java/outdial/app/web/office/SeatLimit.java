package outdial.app.web.office;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.jooq.DSLContext;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import outdial.app.settings.DialerSettings;
import outdial.app.web.desk.Desks;
import outdial.model.AgentId;
import outdial.sql.Accounts;
import outdial.sql.AgentAccounts;
import outdial.sql.Clients;
import outdial.sql.Staff;

/**
 * Lets no more agents sit down than the centre has seats. Whoever sits keeps the seat, also when their page is loaded anew
 * or comes back after a while; simulated agents need none.
 */
final class SeatLimit implements HandlerInterceptor, WebMvcConfigurer {
    private final DSLContext sql;
    private final Accounts accounts;
    private final Desks desks;
    private final int seats;

    SeatLimit(DSLContext sql, Accounts accounts, Desks desks, DialerSettings settings) {
        this.sql = sql;
        this.accounts = accounts;
        this.desks = desks;
        this.seats = settings.seats();
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/desk", "/desk/stream");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException, ServletException {
        if (request.getDispatcherType() != DispatcherType.REQUEST || maySit(request.getRemoteUser())) {
            return true;
        }
        if (request.getRequestURI().equals("/desk")) {
            request.getRequestDispatcher(NoSeatController.PATH).forward(request, response);
        } else {
            response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        }
        return false;
    }

    private boolean maySit(String signIn) {
        Optional<AgentId> agent = accounts.find(signIn)
                .flatMap(account -> new AgentAccounts(sql, account.client()).find(account.signIn()))
                .map(seat -> seat.profile().id());
        return agent.isEmpty() || desks.isTaken(agent.get()) || taken() < seats;
    }

    private long taken() {
        return new Clients(sql)
                .findCentre()
                .map(centre -> new Staff(sql, centre)
                        .agents().stream()
                                .filter(agent -> desks.isTaken(agent.id()))
                                .count())
                .orElse(0L);
    }
}
