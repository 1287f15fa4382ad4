package outdial.app.web.office;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import outdial.app.web.door.Changes;
import outdial.app.web.door.For;
import outdial.app.web.door.Member;
import outdial.app.web.door.NotThere;
import outdial.app.web.page.Cell;
import outdial.app.web.page.Editor;
import outdial.app.web.page.Field;
import outdial.app.web.page.Figures;
import outdial.app.web.page.Form;
import outdial.app.web.page.Listing;
import outdial.app.web.page.Mood;
import outdial.app.web.page.Notice;
import outdial.app.web.page.Table;
import outdial.app.web.page.Title;
import outdial.model.ClientId;
import outdial.sql.Accounts.Role;
import outdial.sql.Orders;
import outdial.sql.Orders.Kept;
import outdial.sql.Orders.Product;

/** What can be ordered from a client. */
@Controller
@RequestMapping("/clients/{client}/products")
@For({Role.ADMINISTRATOR, Role.MANAGER})
final class ProductController {
    private static final BigDecimal DEAREST = new BigDecimal("9999999");

    private final DSLContext sql;
    private final Changes changes;

    ProductController(DSLContext sql, Changes changes) {
        this.sql = sql;
        this.changes = changes;
    }

    @GetMapping
    String list(@PathVariable("client") ClientId client, @ModelAttribute("write") Figures write, Model model) {
        var rows = new Orders(sql, client)
                .products().stream()
                        .map(kept -> List.<Cell>of(
                                new Cell.Link(kept.product().name(), path(client) + "/" + kept.id()),
                                new Cell.Code(kept.product().code()),
                                new Cell.Figure(write.money(
                                        kept.product().priceMinor(),
                                        kept.product().currency())),
                                kept.active()
                                        ? new Cell.Badge(Mood.GOOD, "product.active")
                                        : new Cell.Badge(Mood.QUIET, "product.inactive")))
                        .toList();
        model.addAttribute(
                Listing.VIEW,
                Listing.of(
                                Title.of("product.title"),
                                Table.of(
                                        "product.name product.code #product.price product.state", "product.none", rows))
                        .with("product.add", path(client) + "/new"));
        return Listing.VIEW;
    }

    @GetMapping("/new")
    String blank(@PathVariable("client") ClientId client, Model model) {
        return editor(model, client, null, Form.empty().fill("currency", "EUR").fill("active", "on"));
    }

    @PostMapping
    String add(
            @RequestAttribute Member member,
            @PathVariable("client") ClientId client,
            @RequestParam MultiValueMap<String, String> sent,
            Model model,
            RedirectAttributes next) {
        Form form = Form.of(sent);
        String code = form.text("code", 32).toUpperCase(Locale.ROOT);
        if (!code.isEmpty() && !code.matches("[A-Z0-9_-]+")) {
            form.wrong("code", "problem.code");
        }
        if (new Orders(sql, client)
                .products().stream().anyMatch(kept -> kept.product().code().equals(code))) {
            form.wrong("code", "problem.taken");
        }
        return kept(member, client, code, form, null, model, next);
    }

    @GetMapping("/{id}")
    String page(@PathVariable("client") ClientId client, @PathVariable long id, Model model) {
        Kept kept = find(client, id);
        var product = kept.product();
        var form = Form.empty()
                .fill("name", product.name())
                .fill("currency", product.currency())
                .fill(
                        "price",
                        BigDecimal.valueOf(product.priceMinor(), decimals(product.currency()))
                                .toPlainString());
        return editor(model, client, kept, kept.active() ? form.fill("active", "on") : form);
    }

    @PostMapping("/{id}")
    String change(
            @RequestAttribute Member member,
            @PathVariable("client") ClientId client,
            @PathVariable long id,
            @RequestParam MultiValueMap<String, String> sent,
            Model model,
            RedirectAttributes next) {
        Kept kept = find(client, id);
        return kept(member, client, kept.product().code(), Form.of(sent), kept, model, next);
    }

    private String kept(
            Member member,
            ClientId client,
            String code,
            Form form,
            @Nullable Kept before,
            Model model,
            RedirectAttributes next) {
        String name = form.text("name", 200);
        String currency = form.text("currency", 3).toUpperCase(Locale.ROOT);
        if (Currency.getAvailableCurrencies().stream()
                .noneMatch(one -> one.getCurrencyCode().equals(currency) && one.getDefaultFractionDigits() >= 0)) {
            form.wrong("currency", "problem.currency");
        }
        int decimals = form.isGood() ? decimals(currency) : 2;
        BigDecimal price = form.decimal("price", BigDecimal.ZERO, DEAREST, decimals);
        if (!form.isGood()) {
            return editor(model, client, before, form);
        }
        var product = new Product(code, name, price.movePointRight(decimals).longValueExact(), currency);
        changes.make(member, client, (tx, note) -> {
            var orders = new Orders(tx, client);
            orders.offer(product);
            orders.activate(code, form.isOn("active"));
            note.down(
                    before == null ? "PRODUCT_ADDED" : "PRODUCT_CHANGED",
                    "product " + code,
                    name + ", " + price.toPlainString() + " " + currency
                            + (form.isOn("active") ? "" : ", not offered"));
            return code;
        });
        return Notice.done(next, path(client), before == null ? "notice.added" : "notice.saved", name);
    }

    private Kept find(ClientId client, long id) {
        return new Orders(sql, client).findProduct(id).orElseThrow(NotThere::new);
    }

    private static int decimals(String currency) {
        return Currency.getInstance(currency).getDefaultFractionDigits();
    }

    private static String path(ClientId client) {
        return "/clients/" + client.value() + "/products";
    }

    private static String editor(Model model, ClientId client, @Nullable Kept kept, Form form) {
        var fields = new ArrayList<Field>();
        if (kept == null) {
            fields.add(Field.line("code").required().code().hint());
        }
        fields.add(Field.line("name").required().width(kept == null ? 3 : 6));
        fields.add(Field.number("price").required());
        fields.add(Field.line("currency").required().code().width(2));
        fields.add(Field.toggle("active").hint());
        Title title = kept == null
                ? Title.of("product.add")
                : Title.of("product.one", kept.product().name());
        model.addAttribute(
                Editor.VIEW,
                Editor.of(
                        title.below("product.title", path(client)),
                        kept == null ? path(client) : path(client) + "/" + kept.id(),
                        "form.save",
                        path(client),
                        fields,
                        form));
        return Editor.VIEW;
    }
}
