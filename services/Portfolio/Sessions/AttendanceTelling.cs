using VikLearning.Portfolio.Hours;
using VikLearning.ServiceDefaults.Aggregates;
using VikLearning.ServiceDefaults.Calendars;
using VikLearning.ServiceDefaults.Consultations;
using Told = VikLearning.Protos.Portfolio.V1;

namespace VikLearning.Portfolio.Sessions;

/// <summary>Brings confirmed minutes to the hours of each student, however often it is told.</summary>
internal static class AttendanceTelling
{
    private const int StudentsAtOnce = 64;

    /// <summary>Completes when every student has theirs on disk.</summary>
    public static async Task TellAsync(IGrainFactory grains, IEnumerable<Told.AttendanceRecorded> recorded)
    {
        foreach (var chunk in recorded.GroupBy(record => record.StudentId).Chunk(StudentsAtOnce))
        {
            await Task.WhenAll(chunk.Select(
                records => TellAsync(grains.GetGrain<IStudentGrain>(records.Key), records)));
        }
    }

    // One after the other: the later one replaces the earlier. To a portfolio that was closed there is nobody to tell.
    private static async Task TellAsync(IStudentGrain student, IEnumerable<Told.AttendanceRecorded> records)
    {
        foreach (var it in records)
        {
            var session = new ConfirmedSession(
                it.SessionId, it.ActivityId, AcademyTime.FromIso(it.Date), it.Minutes, it.Number);
            var reply = await student.ConfirmHours(
                CommandEnvelope.Own(
                    CommandEnvelope.NameOf("attendance", $"{session.SessionId}/{session.Number}"),
                    PortfolioModule.Service, Purposes.Guiding),
                session);
            if (reply.Refusals.Any(refusal => refusal.Kind != RefusalKind.NotFound))
            {
                reply.OrThrow();
            }
        }
    }
}
