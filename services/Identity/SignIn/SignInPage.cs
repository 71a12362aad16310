using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.Extensions.Options;
using VikLearning.Identity.Accounts;

namespace VikLearning.Identity.SignIn;

/// <summary>The sign-in page as HTML: one plain form, no script. Everything shown goes through the encoder.</summary>
internal sealed class SignInPage(
    IAccounts accounts, IOptions<DemoOptions> demo, PageFrame frame, HtmlEncoder encoder)
{
    private const int ListedPerRole = 24;

    /// <inheritdoc cref="PageFrame.FormTargets"/>
    public string FormTargets => frame.FormTargets;

    public string Render(SignInView view) => frame.Around(
        view.Culture, view.Problem is null ? "Title" : "TitleWithProblem", "Heading",
        $"""
        {Problem(view)}
        {Form(view)}
        {Demo(view)}
        """);

    private string Problem(SignInView view) =>
        view.Problem is null ? "" : $"""<p class="problem" role="alert" id="problem">{Say(view, view.Problem)}</p>""";

    private string Form(SignInView view)
    {
        var invalid = view.Problem == "Wrong" ? " aria-invalid=\"true\" aria-describedby=\"problem\"" : "";
        var (first, second) = view.Name.Length == 0 ? (" autofocus", "") : ("", " autofocus");
        return $"""
            <form method="post" action="{SignInEndpoints.Path}{ReturnQuery(view)}">
            <input type="hidden" name="{Safe(view.TokenField)}" value="{Safe(view.Token)}">
            <input type="hidden" name="{SignInEndpoints.ReturnParameter}" value="{Safe(view.ReturnUrl)}">
            <label for="username">{Say(view, "Name")}</label>
            <input id="username" name="username" type="text" value="{Safe(view.Name)}" required maxlength="100"
              autocomplete="username" autocapitalize="none" spellcheck="false"{first}{invalid}>
            <label for="password">{Say(view, "Password")}</label>
            <input id="password" name="password" type="password" required maxlength="200"
              autocomplete="current-password"{second}{invalid}>
            <button type="submit">{Say(view, "Enter")}</button>
            </form>
            """;
    }

    private string Demo(SignInView view)
    {
        if (!demo.Value.Enabled || accounts.All.Count == 0)
        {
            return "";
        }

        var html = new StringBuilder();
        html.Append(CultureInfo.InvariantCulture, $"<section class=\"demo\"><h2>{Say(view, "DemoHeading")}</h2>");
        html.Append(CultureInfo.InvariantCulture, $"<p>{Say(view, "DemoText")}");
        if (demo.Value.Password is { Length: > 0 } password)
        {
            html.Append(CultureInfo.InvariantCulture, $" {Say(view, "DemoPassword")} <code>{Safe(password)}</code>");
        }

        html.Append("</p>");
        foreach (var group in accounts.All.GroupBy(account => account.Roles is [var role, ..] ? role : ""))
        {
            html.Append(CultureInfo.InvariantCulture, $"<h3>{RoleName(view, group.Key)}</h3><ul>");
            foreach (var account in group.Take(ListedPerRole))
            {
                html.Append(CultureInfo.InvariantCulture, $"<li>{Link(view, account)}</li>");
            }

            html.Append("</ul>");
        }

        return html.Append("</section>").ToString();
    }

    private string Link(SignInView view, Account account)
    {
        var address = QueryString.Create(
        [
            KeyValuePair.Create(SignInEndpoints.ReturnParameter, (string?)view.ReturnUrl),
            KeyValuePair.Create("username", (string?)account.Name),
        ]);
        return $"<a href=\"{SignInEndpoints.Path}{Safe(address.Value!)}\">{Safe(account.Name)}"
            + $"<span>{Safe(account.DisplayName)}</span></a>";
    }

    private string ReturnQuery(SignInView view) =>
        Safe(QueryString.Create(SignInEndpoints.ReturnParameter, view.ReturnUrl).Value!);

    private string RoleName(SignInView view, string role) =>
        Safe(PageFrame.Words.GetString("Role." + role, view.Culture) ?? role);

    private string Say(SignInView view, string word) => frame.Say(view.Culture, word);

    private string Safe(string text) => encoder.Encode(text);
}
