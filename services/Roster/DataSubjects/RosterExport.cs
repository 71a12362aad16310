using System.Text.Json;
using VikLearning.Roster.Cohorts;
using VikLearning.ServiceDefaults.Exports;

namespace VikLearning.Roster.DataSubjects;

/// <summary>Where Roster keeps what is a person's.</summary>
internal static class RosterExport
{
    /// <summary>The plan of the export.</summary>
    public static ExportPlan PlanOf(Enrolments enrolments) => new(
        RosterModule.Service,
        person => [CohortGrain.ScopeOf(person), PersonGrain.OrderScopeOf(person)],
        async (person, cancellation) =>
        [
            .. (await CohortsAsync(enrolments, person, cancellation)).Select(cohortId => new ExportedStream(
                CohortGrain.Definition.StreamOf(cohortId), happened => IsAbout(person, happened))),
            new(PersonGrain.Definition.StreamOf(person)),
            new(
                CertificateRegisterGrain.Definition.StreamOf(ICertificateRegisterGrain.Key),
                happened => Mentions(person, happened.GetProperty("data"))),
        ]);

    // While it is not known who is where, an export would lack what it does not know.
    private static async Task<IReadOnlyList<string>> CohortsAsync(
        Enrolments enrolments, string person, CancellationToken cancellation)
    {
        await enrolments.RequireHeardAsync(cancellation);
        return await enrolments.CohortsOfAsync(person, cancellation);
    }

    // Of a cohort: when it began, and whatever bears the person's id.
    private static bool IsAbout(string person, JsonElement happened) =>
        happened.GetProperty("type").GetString() == "cohort-opened"
            || Mentions(person, happened.GetProperty("data"));

    private static bool Mentions(string person, JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().Any(it => Mentions(person, it.Value)),
        JsonValueKind.Array => element.EnumerateArray().Any(it => Mentions(person, it)),
        JsonValueKind.String => element.ValueEquals(person),
        _ => false,
    };
}
