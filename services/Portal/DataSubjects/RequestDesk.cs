using VikLearning.Portal.Gateway;
using VikLearning.Portal.Language;
using VikLearning.Protos.Access.V1;
using VikLearning.Protos.Roster.V1;
using VikLearning.ServiceDefaults.Consultations;

namespace VikLearning.Portal.DataSubjects;

/// <summary>What the privacy officer reads and orders of one person.</summary>
internal sealed class RequestDesk(
    GatewayCall call, FormSender sender, ErasureService.ErasureServiceClient erasures,
    RetentionService.RetentionServiceClient retention)
{
    private static readonly string[] Fields = ["reason", "althoughActive"];

    public async Task<GetPersonResponse> PersonAsync(string personId) => await erasures.GetPersonAsync(
        new() { PersonId = personId }, await call.ConsultAsync(Purposes.DataSubjectRequest));

    /// <summary>
    /// Orders the erasure; the certificate's number, or null when <paramref name="problems"/> says why not.
    /// </summary>
    public Task<string?> EraseAsync(string personId, ReasonInput input, FormProblems problems) =>
        sender.SendAsync(input, problems, Fields, async options => $"{(await erasures.OrderErasureAsync(
            new() { PersonId = personId, Reason = input.Reason ?? "", AlthoughActive = input.AlthoughActive },
            options)).CertificateNumber}");

    public Task<string?> PlaceHoldAsync(string personId, ReasonInput input, FormProblems problems) =>
        sender.SendAsync(input, problems, Fields, async options =>
        {
            await erasures.PlaceHoldAsync(new() { PersonId = personId, Reason = input.Reason ?? "" }, options);
            return personId;
        });

    public Task<string?> LiftHoldAsync(string personId, ReasonInput input, FormProblems problems) =>
        sender.SendAsync(input, problems, Fields, async options =>
        {
            await erasures.LiftHoldAsync(new() { PersonId = personId, Reason = input.Reason ?? "" }, options);
            return personId;
        });

    public async Task<GetRetentionResponse> RetentionAsync() =>
        await retention.GetRetentionAsync(new(), await call.ReadAsync());

    /// <summary>Sets the classes; the version, or null when <paramref name="problems"/> says why not.</summary>
    public Task<string?> SetRetentionAsync(RetentionInput input, FormProblems problems) =>
        sender.SendAsync(input, problems, ["months", "classes"], async options => $"{(await retention.SetRetentionAsync(
            new()
            {
                SeenVersion = input.SeenVersion,
                Classes =
                {
                    new RetentionClass { DataClass = DataClass.Portfolio, Months = MonthsOf(input.Portfolio) },
                    new RetentionClass { DataClass = DataClass.Name, Months = MonthsOf(input.Name) },
                },
            },
            options)).Version}");

    /// <summary>A class in the reader's words.</summary>
    public static string NameOf(DataClass kept) => kept switch
    {
        DataClass.Portfolio => Texts.ClassPortfolio,
        DataClass.Name => Texts.ClassName,
        _ => kept.ToString(),
    };

    /// <summary>A service in the reader's words.</summary>
    public static string NameOf(string service) => service switch
    {
        "roster" => Texts.ServiceRoster,
        "portfolio" => Texts.ServicePortfolio,
        "exams" => Texts.ServiceExams,
        _ => Texts.ServiceInsight,
    };

    // What is no number is out of range, and the service words that.
    private static int MonthsOf(string? typed) => int.TryParse(typed, out var months) ? months : 0;
}
