using System.Text.Json;
using VikLearning.ServiceDefaults.Exports;

namespace VikLearning.Portfolio.Sessions;

/// <summary>Where sessions keep what is a person's.</summary>
internal static class SessionExport
{
    /// <summary>What calendars of a student's teams say of them, and that they had a calendar address.</summary>
    public static async Task<IReadOnlyList<ExportedStream>> StreamsAsync(IGrainFactory grains, string person)
    {
        var teams = await grains.GetGrain<IStudentGrain>(person).GetSessionTeams();
        return
        [
            new(CalendarAddressGrain.Definition.StreamOf(person)),
            .. (teams?.All ?? []).Select(team => new ExportedStream(
                TeamCalendarGrain.Definition.StreamOf(team), happened => IsOf(happened, person))),
        ];
    }

    private static bool IsOf(JsonElement happened, string person) =>
        happened.GetProperty("data").TryGetProperty("studentId", out var student) && student.ValueEquals(person);
}
