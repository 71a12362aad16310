using System.Text.Json;

namespace VikLearning.Insight.Cohorts;

/// <summary>The part of a cohort's row that is JSON.</summary>
/// <param name="Form">Rises when a later build writes it in another form.</param>
internal sealed record CohortBody(int Form, CohortPlan? Plan, ShownFigures Shown)
{
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web);

    public static string Write(CohortPicture picture) =>
        JsonSerializer.Serialize(new CohortBody(1, picture.Plan, picture.Shown), s_json);

    public static CohortBody Read(string json) => JsonSerializer.Deserialize<CohortBody>(json, s_json)!;
}
