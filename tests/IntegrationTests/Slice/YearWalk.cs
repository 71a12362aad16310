using VikLearning.Protos.Portfolio.V1;
using VikLearning.Protos.Roster.V1;
using VikLearning.ServiceDefaults.Calendars;
using Xunit;

namespace VikLearning.IntegrationTests.Slice;

/// <summary>How a team does the activities of its year, each in the quarter where the route map has it.</summary>
internal sealed class YearWalk(YearCast cast, IReadOnlyDictionary<string, DateOnly> quarters)
{
    private readonly SessionService.SessionServiceClient _sessions = new(cast.Gateway);
    private readonly PeerFeedbackService.PeerFeedbackServiceClient _feedback = new(cast.Gateway);
    private readonly WorkbookService.WorkbookServiceClient _workbook = new(cast.Gateway);
    private readonly CoachedWorkbookService.CoachedWorkbookServiceClient _coached = new(cast.Gateway);
    private readonly DilemmaService.DilemmaServiceClient _dilemmas = new(cast.Gateway);

    // Every activity of a quarter on days of its own.
    private readonly Dictionary<string, int> _next = [];

    /// <summary>Everybody logs what the activity asks, no more a day than given.</summary>
    public async Task LogAsync(Activity activity, int most)
    {
        var hours = new HoursService.HoursServiceClient(cast.Gateway);
        foreach (var part in activity.Quarters)
        {
            for (var left = part.RequiredMinutes; left > 0; left -= most)
            {
                var date = AcademyTime.Iso(NextDay(part.Quarter));
                await EachAsync(async student => await hours.LogHoursAsync(
                    new() { ActivityId = activity.ActivityId, Date = date, Minutes = Math.Min(left, most) },
                    await cast.AsAsync(student)));
            }
        }
    }

    /// <summary>The teacher confirms who was at the session; everybody writes about it.</summary>
    public async Task ReflectAsync(Activity activity)
    {
        await AttendAsync(activity);
        var reflections = new ReflectionService.ReflectionServiceClient(cast.Gateway);
        await EachAsync(async student => await reflections.WriteReflectionAsync(
            new() { Title = $"Sessie {activity.Number}", Text = "Wat ik meeneem.", ActivityId = activity.ActivityId },
            await cast.AsAsync(student)));
    }

    /// <summary>The teacher opens a round; everybody gives to two, reads what they got, and answers.</summary>
    public async Task GiveFeedbackAsync(Activity activity)
    {
        await AttendAsync(activity);
        var round = $"{YearCast.Team}.{activity.Number}";
        var opened = await _feedback.OpenFeedbackRoundAsync(
            new()
            {
                RoundId = round,
                PresentIds = { YearCast.Students },
                Gifts = 2,
                ClosesOn = AcademyTime.Iso(YearCast.Today.AddDays(7)),
            },
            await cast.AsAsync(YearCast.Teacher));
        Assert.Equal(2 * YearCast.Students.Count, opened.Asked);
        await EachAsync(student => GiveAsync(student, round));
        await EachAsync(student => AnswerAsync(student, round));
        await _feedback.CloseFeedbackRoundAsync(new() { RoundId = round }, await cast.AsAsync(YearCast.Teacher));
    }

    /// <summary>Everybody works out a dilemma of the library, and logs the hours.</summary>
    public async Task WeighAsync(Activity activity)
    {
        await LogAsync(activity, activity.RequiredMinutes);
        await EachAsync(async student =>
        {
            var started = await _dilemmas.StartDilemmaAsync(
                new() { Title = "Mijn dilemma" }, await cast.AsAsync(student));
            var steps = new DilemmaSteps
            {
                Situation = "Een collega",
                Moment = "Na de dienst",
                Question = "Zeg ik het?",
                Facts = "Wat ik zag",
                Involved = "De burger",
                Options = "Zwijgen of spreken",
            };
            await SaveAsync(0);
            (steps.ArgumentsFor, steps.ArgumentsAgainst, steps.Choice) = ("Eerlijk", "Vertrouwen", "Ik zeg het");
            (steps.Objection, steps.Damage, steps.Feeling) = ("Hij is boos", "Eerst samen", "Spannend");
            (steps.Carefulness, steps.Explainability, steps.Steadfastness) = ("Ja", "Ja", "Ja");
            await SaveAsync(1);
            await _dilemmas.CompleteDilemmaAsync(
                new() { DilemmaId = started.DilemmaId, SeenVersion = 2 }, await cast.AsAsync(student));

            async Task SaveAsync(int seen) => await _dilemmas.SaveDilemmaAsync(
                new() { DilemmaId = started.DilemmaId, SeenVersion = seen, Steps = steps, Values = { "brave" } },
                await cast.AsAsync(student));
        });
    }

    /// <summary>Everybody does every task of the workbook, and the coach signs them off.</summary>
    public Task PractiseAsync() => EachAsync(async student =>
    {
        var tasks = (await _workbook.GetWorkbookAsync(new(), await cast.AsAsync(student))).Tasks;
        foreach (var task in tasks)
        {
            await _workbook.SaveEvidenceAsync(
                new() { TaskId = task.TaskId, Text = "Wat ik deed." }, await cast.AsAsync(student));
            await _workbook.HandInTaskAsync(
                new() { TaskId = task.TaskId, SeenVersion = 1 }, await cast.AsAsync(student));
            await cast.OnceItIsKnownAsync(async () => await _coached.AnswerTaskAsync(
                new()
                {
                    StudentId = student,
                    TaskId = task.TaskId,
                    SeenVersion = 1,
                    Verdict = TaskVerdict.SignedOff,
                },
                await cast.AsAsync(YearCast.Coach)));
        }

        var done = await _workbook.GetWorkbookAsync(new(), await cast.AsAsync(student));
        Assert.NotEmpty(tasks);
        Assert.Equal(tasks.Count, done.SignedOff);
    });

    private async Task AttendAsync(Activity activity)
    {
        var session = $"{YearCast.Team}.{activity.ActivityId}";
        var planned = await cast.OnceItIsKnownAsync(async () => await _sessions.PlanSessionAsync(
            new()
            {
                SessionId = session,
                Date = AcademyTime.Iso(NextDay(Assert.Single(activity.Quarters).Quarter)),
                StartTime = "09:00",
                EndTime = "12:00",
                Place = "Lokaal 1",
            },
            await cast.AsAsync(YearCast.Teacher)));
        await _sessions.RecordAttendanceAsync(
            new()
            {
                SessionId = session,
                SeenVersion = planned.Version,
                Attendees =
                {
                    YearCast.Students.Select(student => new Attendee
                    {
                        StudentId = student, Minutes = activity.RequiredMinutes,
                    }),
                },
            },
            await cast.AsAsync(YearCast.Teacher));
    }

    private async Task GiveAsync(string giver, string round)
    {
        var mine = (await _feedback.ListMyFeedbackRoundsAsync(
            new(), await cast.AsAsync(giver))).Rounds.Single(one => one.RoundId == round);
        Assert.Equal(2, mine.Given.Count);
        foreach (var gift in mine.Given)
        {
            await _feedback.GiveFeedbackAsync(
                new()
                {
                    RoundId = round,
                    ReceiverId = gift.ReceiverId,
                    Behaviour = "Je luisterde",
                    Feeling = "Gezien",
                    Consequence = "Ik vroeg door",
                    Wish = "Vaker",
                },
                await cast.AsAsync(giver));
        }
    }

    private async Task AnswerAsync(string receiver, string round)
    {
        var mine = (await _feedback.ListMyFeedbackRoundsAsync(
            new(), await cast.AsAsync(receiver))).Rounds.Single(one => one.RoundId == round);
        Assert.Equal(2, mine.Received.Count);
        foreach (var gift in mine.Received)
        {
            await _feedback.ReadFeedbackAsync(
                new() { RoundId = round, GiverId = gift.GiverId }, await cast.AsAsync(receiver));
            await _feedback.AnswerFeedbackAsync(
                new() { RoundId = round, GiverId = gift.GiverId, Answer = "Dank je." }, await cast.AsAsync(receiver));
        }
    }

    private static Task EachAsync(Func<string, Task> act) => Task.WhenAll(YearCast.Students.Select(act));

    private DateOnly NextDay(string quarter)
    {
        _next[quarter] = _next.GetValueOrDefault(quarter) + 1;
        var day = quarters[quarter].AddDays(_next[quarter]);
        return day < YearCast.Today ? day : YearCast.Today.AddDays(-1);
    }
}
