using System.Security.Cryptography;
using System.Text;
using VikLearning.Portfolio.Hours;
using VikLearning.ServiceDefaults.Aggregates;
using VikLearning.ServiceDefaults.Calendars;
using VikLearning.ServiceDefaults.Consultations;
using VikLearning.ServiceDefaults.Feed;
using Told = VikLearning.Protos.Portfolio.V1;

namespace VikLearning.Portfolio.Sessions;

/// <summary>Brings the minutes that attendance confirms to the hours of each student.</summary>
[GrainType("portfolio.attendance-follower")]
internal sealed class AttendanceFollowerGrain(IServiceProvider services)
    : FollowerGrain(PortfolioModule.Service, services), IAttendanceFollowerGrain
{
    private const int StudentsAtOnce = 64;

    /// <inheritdoc />
    protected override string Source => PortfolioModule.Service;

    /// <inheritdoc />
    protected override string StateName => "portfolio.attendance-follower";

    /// <inheritdoc />
    protected override async Task ApplyAsync(FactBatch batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        var students = batch.Facts.Select(told => told.Fact).OfType<Told.AttendanceRecorded>()
            .GroupBy(recorded => recorded.StudentId);
        foreach (var chunk in students.Chunk(StudentsAtOnce))
        {
            await Task.WhenAll(chunk.Select(TellAsync));
        }
    }

    // Nothing to throw away: a record that a student has taken over changes nothing when it is told again.
    /// <inheritdoc />
    protected override Task RebuildAsync() => Task.CompletedTask;

    // One after the other: the later one replaces the earlier. To a portfolio that was closed there is nobody to tell.
    private async Task TellAsync(IGrouping<string, Told.AttendanceRecorded> records)
    {
        var student = GrainFactory.GetGrain<IStudentGrain>(records.Key);
        foreach (var it in records)
        {
            var session = new ConfirmedSession(
                it.SessionId, it.ActivityId, AcademyTime.FromIso(it.Date), it.Minutes, it.Number);
            var reply = await student.ConfirmHours(
                CommandEnvelope.Own(NameOf(session), Source, Purposes.Guiding), session);
            if (reply.Refusals.Any(refusal => refusal.Kind != RefusalKind.NotFound))
            {
                reply.OrThrow();
            }
        }
    }

    private static string NameOf(ConfirmedSession session) =>
        $"attendance-{Convert.ToHexStringLower(SHA256.HashData(
            Encoding.ASCII.GetBytes($"{session.SessionId}/{session.Number}")))[..40]}";
}
