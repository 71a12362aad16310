using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using MimeKit;
using VikLearning.Portfolio.Reminders;
using VikLearning.ServiceDefaults.Storage;
using VikLearning.TestHosts;
using Xunit;

namespace VikLearning.IntegrationTests.Reminders;

/// <summary>Reminders by e-mail, through a mail server on loopback that does what the test says.</summary>
public sealed class ReminderMailTests : IAsyncLifetime
{
    private const string Address = "anna@academie.example";
    private static readonly DateTimeOffset s_dayBefore = ReminderWorld.Session.Begins().AddDays(-1);
    private static readonly DateTimeOffset s_dayAfter = ReminderWorld.Session.Ends().AddDays(1);

    private readonly ReminderWorld _world = new();
    private readonly SmtpListener _server = new();

    public async ValueTask InitializeAsync()
    {
        await _world.StartAsync();
        Mail.Host = "127.0.0.1";
        Mail.Port = _server.Port;
        Mail.Security = MailSecurity.None;
        Mail.From = "VikLearning <niet-antwoorden@academie.example>";
        Mail.PortalAddress = "https://leren.academie.example/";
        Assert.Null(Mail.Fault());
        await Mailbox.KeepAsync("anna", Address, "nl");
        await _world.PlanAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        await _world.DisposeAsync();
    }

    private MailOptions Mail => _world.Host.Services.GetRequiredService<IOptions<MailOptions>>().Value;

    private ReminderMailbox Mailbox => _world.Host.Services.GetRequiredService<ReminderMailbox>();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_reminder_is_mailed_to_who_asked_for_it_without_a_word_about_anybody()
    {
        await _world.SweepAtAsync(s_dayBefore);
        var mail = Assert.Single(_server.Taken);
        var letter = await LetterOf(mail);
        Assert.Equal(("Een herinnering van VikLearning", Address), (letter.Subject, letter.To.ToString()));
        Assert.Equal(
            """
            Op woensdag 1 april om 09:00 is er een sessie van je leerteam.

            Log in om te kijken:
            https://leren.academie.example/

            Je krijgt deze mail omdat je dat hebt aangezet. Onder "Herinneringen" in het portaal zet je hem uit.
            """.ReplaceLineEndings("\n"), letter.TextBody!.ReplaceLineEndings("\n").TrimEnd());
        Assert.All(
            (string[])["cohort-1", "team-1", "reflection-session", "Lokaal", "bram"],
            word => Assert.DoesNotContain(word, mail, StringComparison.OrdinalIgnoreCase));
        Assert.Equal("auto-generated", letter.Headers[HeaderId.AutoSubmitted]);
        await _world.SweepAtAsync(s_dayBefore.AddMinutes(1));
        Assert.Single(_server.Taken);
    }

    [Fact]
    public async Task Each_telling_is_a_mail_of_its_own_three_at_most()
    {
        for (var hours = 0; hours < 24 * 22; hours += 6)
        {
            await _world.SweepAtAsync(s_dayAfter.AddHours(hours));
        }

        var letters = await Task.WhenAll(_server.Taken.Select(LetterOf));
        var reflections = letters.Where(letter => letter.TextBody!.Contains("reflectie", StringComparison.Ordinal));
        var all = await _world.Rows.AllAsync("anna", Stop);
        var reminder = all.Single(it => it.Kind == ReminderKind.ReflectionDue);
        Assert.Equal(
            [.. Enumerable.Range(1, 3).Select(nth => $"{reminder.Id:N}.{nth}@academie.example")],
            reflections.Select(letter => letter.MessageId));
    }

    [Fact]
    public async Task What_the_server_takes_later_is_sent_again_as_the_same_mail()
    {
        _server.AnswerNext("451 later", "452 later still");
        await _world.SweepAtAsync(s_dayBefore);
        await _world.SweepAtAsync(s_dayBefore.AddMinutes(4));
        Assert.Empty(_server.Taken);
        await _world.SweepAtAsync(s_dayBefore.AddMinutes(5));
        Assert.Empty(_server.Taken);
        await _world.SweepAtAsync(s_dayBefore.AddMinutes(14));
        Assert.Empty(_server.Taken);
        await _world.SweepAtAsync(s_dayBefore.AddMinutes(15));
        Assert.EndsWith(
            ".1@academie.example", (await LetterOf(Assert.Single(_server.Taken))).MessageId, StringComparison.Ordinal);
        Assert.Equal(1, (await _world.Rows.AllAsync("anna", Stop)).Single().Told);
    }

    [Fact]
    public async Task What_is_refused_for_good_is_not_tried_again()
    {
        _server.AnswerNext("550 nobody here");
        await _world.SweepAtAsync(s_dayBefore);
        await _world.SweepAtAsync(s_dayBefore.AddHours(1));
        Assert.Empty(_server.Taken);
        Assert.Equal("refused", await StageAsync());
    }

    [Fact]
    public async Task What_the_server_may_have_taken_is_not_sent_again()
    {
        _server.AnswerNext("");
        await _world.SweepAtAsync(s_dayBefore);
        await _world.SweepAtAsync(s_dayBefore.AddHours(1));
        Assert.Empty(_server.Taken);
        Assert.Equal("unknown", await StageAsync());
    }

    [Fact]
    public async Task A_server_that_is_down_is_tried_until_the_matter_is_over()
    {
        await _server.DisposeAsync();
        await _world.SweepAtAsync(s_dayBefore);
        Assert.Equal("waiting", await StageAsync());
        await using var other = new SmtpListener();
        Mail.Port = other.Port;
        await _world.SweepAtAsync(s_dayBefore.AddMinutes(5));
        Assert.Single(other.Taken);
    }

    [Fact]
    public async Task Nothing_is_mailed_of_what_was_done_or_dismissed_before_the_server_came_back()
    {
        _server.AnswerNext("451 later", "451 later");
        await Mailbox.KeepAsync("bram", "bram@academie.example", "nl", Stop);
        await _world.SweepAtAsync(s_dayAfter, "reflection-due");
        await _world.ReflectAsync("anna");
        await _world.Rows.DismissAsync(
            "bram",
            (await _world.Rows.AllAsync("bram", Stop)).Single(it => it.Kind == ReminderKind.ReflectionDue).Id, Stop);
        await _world.SweepAtAsync(s_dayAfter.AddMinutes(10));
        Assert.Empty(_server.Taken);
    }

    [Fact]
    public async Task Two_sweepers_at_once_send_each_mail_once()
    {
        await Mailbox.KeepAsync("bram", "bram@academie.example", "en", Stop);
        _world.Time.Now = s_dayBefore;
        await _world.HearAsync();
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => _world.Sweep.RunAsync())));
        Assert.Equal(2, _server.Taken.Count);
        Assert.Contains(
            _server.Taken, mail => mail.Contains("on Wednesday 1 April at 09:00", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_claim_that_a_crash_left_is_one_mail_fewer_and_not_a_fourth()
    {
        Mail.MailsAMinute = 0;
        await _world.SweepAtAsync(s_dayBefore);
        var (reminder, _) = (await _world.Rows.MailsAsync(9, Stop)).Single(it => it.Reminder.PersonId == "anna");
        Assert.True(await _world.Rows.ClaimMailAsync(reminder, Stop));

        // Here the process ended, before or after the server took it.
        Mail.MailsAMinute = 60;
        await _world.SweepAtAsync(s_dayBefore.AddHours(1));
        Assert.Empty(_server.Taken);
        Assert.False(await _world.Rows.ClaimMailAsync(reminder, Stop));
    }

    [Fact]
    public async Task No_more_go_out_in_a_minute_than_may()
    {
        await Mailbox.KeepAsync("bram", "bram@academie.example", "nl", Stop);
        Mail.MailsAMinute = 1;
        await _world.SweepAtAsync(s_dayBefore);
        await _world.SweepAtAsync(s_dayBefore.AddSeconds(59));
        Assert.Single(_server.Taken);
        await _world.SweepAtAsync(s_dayBefore.AddSeconds(60));
        Assert.Equal(2, _server.Taken.Count);
    }

    [Fact]
    public async Task Without_a_server_nothing_is_mailed_and_nothing_waits_for_one()
    {
        Mail.Host = "";
        await _world.SweepAtAsync(s_dayBefore);
        Assert.Equal("none", await StageAsync());
        Assert.Equal(["session-soon"], await _world.ShownAsync("anna"));
    }

    [Fact]
    public async Task An_address_is_kept_unreadable_and_goes_with_its_person()
    {
        Assert.Equal((Address, "nl"), await Mailbox.FindAsync("anna", Stop));
        await using (var database = _world.OpenDatabase())
        {
            await using var connection = await database.OpenAsync(Stop);
            await using var command = connection.Command(null, "SELECT cipher FROM reminder_mail");
            var cipher = (byte[])(await command.ExecuteScalarAsync(Stop))!;
            Assert.DoesNotContain("anna", System.Text.Encoding.UTF8.GetString(cipher), StringComparison.Ordinal);
        }

        await Mailbox.ForgetAsync("anna", Stop);
        Assert.Null(await Mailbox.FindAsync("anna", Stop));
        await Mailbox.KeepAsync("anna", Address, "nl", Stop);
        await _world.Host.Erasure("portfolio", "anna").Erase(1);
        Assert.Null(await Mailbox.FindAsync("anna", Stop));
        await Assert.ThrowsAsync<ServiceDefaults.Privacy.ScopeErasedException>(
            () => Mailbox.KeepAsync("anna", Address, "nl", Stop));
    }

    private static async Task<MimeMessage> LetterOf(string mail)
    {
        using var stream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(mail));
        return await MimeMessage.LoadAsync(stream);
    }

    private async Task<string> StageAsync()
    {
        await using var database = _world.OpenDatabase();
        await using var connection = await database.OpenAsync();
        await using var command = connection.Command(
            null, "SELECT mail_stage FROM person_reminder WHERE person_id = 'anna'");
        return (string)(await command.ExecuteScalarAsync())!;
    }
}
