package outdial.app.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;

/** Back to the sign-in page, with one sentence for every kind of refusal but waiting and our own trouble. */
final class SignInRefused implements AuthenticationFailureHandler {
    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException refused)
            throws IOException {
        response.sendRedirect(request.getContextPath()
                + switch (refused) {
                    case PatientSignIn.TooSoon tooSoon -> "/sign-in?wait=" + tooSoon.seconds();
                    default -> "/sign-in?failed";
                });
    }
}
