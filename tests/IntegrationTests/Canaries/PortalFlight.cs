using Xunit;

namespace VikLearning.IntegrationTests.Canaries;

/// <summary>
/// A student at the Portal: fails to sign in, fills in the forms with canaries, rightly and wrongly, and sends one
/// after the session ended.
/// </summary>
internal sealed class PortalFlight(CanarySuite suite, FlightBrowser browser)
{
    private const string HoursPage = "/mijn-route";
    private const string ReflectionPage = "/reflecties/nieuw";
    private const string DilemmaPage = "/dilemmas/nieuw";

    /// <summary>Types canaries as name and password at the sign-in page, and at the token door.</summary>
    public async Task FailToSignInAsync()
    {
        var (page, at) = await browser.OpenAsync("/portal/sign-in");
        var (answer, _) = await browser.SubmitAsync(
            page, at, ("username", Next("a name at the sign-in page")), ("password", Next("a wrong password")));
        Assert.Contains("password", answer, StringComparison.Ordinal);
        (answer, _) = await browser.SubmitAsync(
            answer, at, ("username", CanarySuite.Student), ("password", Next("a wrong password of an account")));
        Assert.Contains("password", answer, StringComparison.Ordinal);
        await browser.FailAtTheTokenDoorAsync(Next("a client's secret"), Next("a name at the token door"));
    }

    /// <summary>Fills in the forms: rightly, with a fault, and after the session ended.</summary>
    public async Task FillInAsync()
    {
        await browser.SignInAsync(CanarySuite.Student);
        await SaveAsync(HoursPage, ("Input.Activity", "presenting"), ("Input.Minutes", "20"),
            ("Input.Note", Next("a note in the Portal")));
        await SaveAsync(ReflectionPage, ("Input.Title", Next("a title in the Portal")),
            ("Input.Text", Next("a text in the Portal")));
        await WorkOutAsync();
        await AttachAsync();

        await ComeBackAsync(HoursPage, ("Input.Activity", "presenting"), ("Input.Minutes", Next("minutes")),
            ("Input.Note", Next("a note beside a fault")), ("Input.Date", Next("a date")));
        await ComeBackAsync(ReflectionPage, ("Input.Title", ""), ("Input.Text", Next("a text without a title")));
        await ComeBackAsync(HoursPage, ("Input.Activity", Next("an activity")), ("Input.Minutes", "20"));
        await BeKeptAsync();
    }

    private string Next(string place) => suite.Canaries.Next(place);

    private async Task WorkOutAsync()
    {
        var (work, at) = await browser.FillInAsync(
            DilemmaPage, ("Input.Title", Next("a dilemma's title")), ("Input.LibraryDilemma", "celebrity-case"));
        var (answer, _) = await browser.SubmitAsync(
            work, at, ("Input.Situation", Next("a situation in the Portal")), ("Input.Facts", Next("facts")));
        Assert.Contains("class=\"success\"", answer, StringComparison.Ordinal);
    }

    private async Task AttachAsync()
    {
        var (_, at) = await browser.FillInAsync(
            ReflectionPage, ("Input.Title", "Met bijlage"), ("Input.Text", Next("a text with a file")));
        var (page, there) = await browser.OpenAsync(
            $"/bijlagen/reflectie/{at.AbsolutePath[(at.AbsolutePath.LastIndexOf('/') + 1)..]}");
        var content = AllInOne.AttachmentLife.Pdf(Next("a file in the Portal"), 300_000);
        var (answer, _) = await browser.UploadAsync(
            page, there, suite.Canaries.NextFile("a file's name", ".pdf"), content);
        Assert.Contains("class=\"success\"", answer, StringComparison.Ordinal);
        Assert.Contains(suite.Canaries.Word, answer, StringComparison.Ordinal);
        (answer, _) = await browser.UploadAsync(
            answer, there, suite.Canaries.NextFile("a wrong file's name", ".png"), content);
        Assert.Contains("aria-invalid=\"true\"", answer, StringComparison.Ordinal);
    }

    private async Task SaveAsync(string page, params (string, string)[] typed)
    {
        var (answer, _) = await browser.FillInAsync(page, typed);
        Assert.Contains("class=\"success\"", answer, StringComparison.Ordinal);
    }

    private async Task ComeBackAsync(string page, params (string Name, string Value)[] typed)
    {
        var (answer, _) = await browser.FillInAsync(page, typed);
        Assert.Contains("aria-invalid=\"true\"", answer, StringComparison.Ordinal);
        Assert.Contains(suite.Canaries.Word, answer, StringComparison.Ordinal);
    }

    private async Task BeKeptAsync()
    {
        var (form, at) = await browser.OpenAsync(ReflectionPage);
        browser.EndSession();
        var (signIn, there) = await browser.SubmitAsync(
            form, at, ("Input.Title", Next("a title that is kept")), ("Input.Text", Next("a text that is kept")));
        var (back, _) = await browser.SubmitAsync(
            signIn, there, ("username", CanarySuite.Student), ("password", "demo"));
        Assert.Contains("class=\"kept", back, StringComparison.Ordinal);
        Assert.Contains(suite.Canaries.Word, back, StringComparison.Ordinal);
    }
}
