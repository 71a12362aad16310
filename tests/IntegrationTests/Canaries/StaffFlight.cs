using Xunit;

namespace VikLearning.IntegrationTests.Canaries;

/// <summary>
/// Privacy officer and administrator at their pages: what they write of others passes forms too, is shown to be
/// confirmed, comes back with a fault, and is kept when their session ends.
/// </summary>
internal sealed class StaffFlight(CanarySuite suite, FlightBrowser browser, FlightSubjects subjects)
{
    private const string GlassPage = "/uitzondering";

    /// <summary>Fills in every form of theirs.</summary>
    public async Task FillInAsync()
    {
        browser.EndSession();
        await browser.SignInAsync(CanarySuite.Officer);
        await ExceptionAsync();
        await RequestAsync(await subjects.EnrolAsync("kanarie-gone-portal"));
        await RetentionAsync();
        await BeKeptAsync();
        var signal = await subjects.UnseenSignalAsync(isRoster: false, CanarySuite.OtherTeacher);
        browser.EndSession();
        await browser.SignInAsync("admin");
        await SignalAsync($"/signalen/portfolio/{signal}");
    }

    private async Task ExceptionAsync()
    {
        await ComeBackAsync(
            GlassPage, ("Input.Person", Next("a person at the exception")),
            ("Input.Reason", Next("a reason beside it")), ("Input.Step", "check"));
        var (confirm, at) = await browser.FillInAsync(
            GlassPage, ("Input.Person", CanarySuite.StudentId), ("Input.Reason", Next("a reason for an exception")),
            ("Input.Step", "check"));
        Assert.Contains("value=\"open\"", confirm, StringComparison.Ordinal);
        Assert.Contains(suite.Canaries.Word, confirm, StringComparison.Ordinal);
        var (opened, there) = await browser.SubmitAsync(confirm, at, ("Input.Step", "open"));
        Assert.Equal($"{GlassPage}/{CanarySuite.StudentId}", there.PathAndQuery);
        Assert.Contains("data-seconds-left", opened, StringComparison.Ordinal);
    }

    private async Task RequestAsync(string person)
    {
        await ComeBackAsync("/verzoeken", ("Input.PersonId", Next("a person of a request")));
        var (held, _) = await browser.FillInAsync(
            $"/verzoeken/{person}/bewaarplicht", ("Input.Reason", Next("a reason for a hold")));
        Assert.Contains(suite.Canaries.Word, held, StringComparison.Ordinal);
        await ComeBackAsync(
            $"/verzoeken/{person}/wissen", ("Input.Reason", Next("a reason of who is not sure")));
        var (lifted, at) = await browser.FillInAsync(
            $"/verzoeken/{person}/bewaarplicht", ("Input.Reason", Next("a reason for the end of a hold")));
        Assert.Equal($"/verzoeken/{person}", at.PathAndQuery);
        Assert.DoesNotContain("seen-reason", lifted, StringComparison.Ordinal);
        var (certificate, there) = await browser.FillInAsync(
            $"/verzoeken/{person}/wissen", ("Input.Reason", Next("a reason for an erasure in the Portal")),
            ("Input.AlthoughActive", "true"), ("Input.Sure", "true"));
        Assert.StartsWith("/certificaten/", there.PathAndQuery, StringComparison.Ordinal);
        Assert.Contains(suite.Canaries.Word, certificate, StringComparison.Ordinal);
    }

    private Task RetentionAsync() => ComeBackAsync(
        "/bewaartermijnen", ("Input.Portfolio", Next("months of a portfolio")),
        ("Input.Name", Next("months of a name")));

    private async Task BeKeptAsync()
    {
        var (form, at) = await browser.OpenAsync(GlassPage);
        browser.EndSession();
        var (signIn, there) = await browser.SubmitAsync(
            form, at, ("Input.Person", Next("a person that is kept")), ("Input.Reason", Next("a reason that is kept")),
            ("Input.Step", "check"));
        var (back, _) = await browser.SubmitAsync(
            signIn, there, ("username", CanarySuite.Officer), ("password", "demo"));
        Assert.Contains("class=\"kept", back, StringComparison.Ordinal);
        Assert.Contains(suite.Canaries.Word, back, StringComparison.Ordinal);
    }

    private async Task SignalAsync(string page)
    {
        var endless = string.Concat(Enumerable.Repeat(Next("a note without an end"), 40));
        await ComeBackAsync(page, ("Input.Note", endless));
        var (answer, at) = await browser.FillInAsync(page, ("Input.Note", Next("a note in the Portal about a signal")));
        Assert.Equal("/signalen", at.AbsolutePath);
        Assert.Contains("class=\"success\"", answer, StringComparison.Ordinal);
        Assert.Contains(suite.Canaries.Word, answer, StringComparison.Ordinal);
    }

    private async Task ComeBackAsync(string page, params (string Name, string Value)[] typed)
    {
        var (answer, _) = await browser.FillInAsync(page, typed);
        Assert.Contains("class=\"summary\"", answer, StringComparison.Ordinal);
        Assert.Contains(suite.Canaries.Word, answer, StringComparison.Ordinal);
    }

    private string Next(string place) => suite.Canaries.Next(place);
}
