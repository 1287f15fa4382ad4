package outdial.app.reporting;

import jakarta.mail.MessagingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.mail.javamail.MimeMessageHelper;
import outdial.app.settings.DialerSettings;

/** Sends a file by SMTP, as the site's settings say. Safe on any thread. */
final class Mail {
    private static final String LIMIT_MS = "20000";

    private final DialerSettings.Mail settings;

    Mail(DialerSettings.Mail settings) {
        this.settings = settings;
    }

    /** The letter did not go; the message says why, for whoever asked for it. */
    static final class NotSent extends Exception {
        private static final long serialVersionUID = 1L;

        NotSent(String why) {
            super(why);
        }
    }

    /** Sends one letter to all of {@code recipients}. */
    void send(List<String> recipients, String subject, String text, Path file, String fileName) throws NotSent {
        if (settings.host().isBlank()) {
            throw new NotSent("No mail server is set. Ask your administrator to set outdial.reports.mail.host.");
        }
        JavaMailSenderImpl sender = sender();
        try {
            var message = sender.createMimeMessage();
            var letter = new MimeMessageHelper(message, true, StandardCharsets.UTF_8.name());
            letter.setFrom(settings.from());
            letter.setTo(recipients.toArray(String[]::new));
            letter.setSubject(subject);
            letter.setText(text);
            letter.addAttachment(fileName, file.toFile());
            sender.send(message);
        } catch (MessagingException | MailException e) {
            throw new NotSent(
                    "The mail server at " + settings.host() + ":" + settings.port() + " did not take it: " + reason(e));
        }
    }

    /** The innermost reason: what the server itself said, if it said anything. */
    private static String reason(Exception e) {
        Throwable cause = e instanceof MailSendException failed && failed.getMessageExceptions().length > 0
                ? failed.getMessageExceptions()[0]
                : e;
        for (Throwable inner = inner(cause); inner != null; inner = inner(cause)) {
            cause = inner;
        }
        return String.valueOf(cause.getMessage()).lines().findFirst().orElse("no reason given");
    }

    private static @Nullable Throwable inner(Throwable cause) {
        return cause instanceof MessagingException letter && letter.getNextException() != null
                ? letter.getNextException()
                : cause.getCause();
    }

    private JavaMailSenderImpl sender() {
        var sender = new JavaMailSenderImpl();
        sender.setHost(settings.host());
        sender.setPort(settings.port());
        var smtp = new Properties();
        smtp.put("mail.smtp.connectiontimeout", LIMIT_MS);
        smtp.put("mail.smtp.timeout", LIMIT_MS);
        smtp.put("mail.smtp.writetimeout", LIMIT_MS);
        if (!settings.user().isBlank()) {
            sender.setUsername(settings.user());
            sender.setPassword(settings.password());
            smtp.put("mail.smtp.auth", "true");
        }
        switch (settings.security()) {
            case NONE -> {}
            case STARTTLS -> {
                smtp.put("mail.smtp.starttls.enable", "true");
                smtp.put("mail.smtp.starttls.required", "true");
                smtp.put("mail.smtp.ssl.checkserveridentity", "true");
            }
            case TLS -> {
                smtp.put("mail.smtp.ssl.enable", "true");
                smtp.put("mail.smtp.ssl.checkserveridentity", "true");
            }
        }
        sender.setJavaMailProperties(smtp);
        return sender;
    }
}
