using VikLearning.Portfolio.DataSubjects;
using VikLearning.Portfolio.Hours;
using VikLearning.Portfolio.Reflections;
using VikLearning.Portfolio.RouteMaps;
using VikLearning.ServiceDefaults.Aggregates;

namespace VikLearning.Portfolio;

/// <summary>
/// One grain a student; its key is the student's subject id. A closed portfolio answers as if it were not there.
/// </summary>
[Alias("portfolio.student")]
internal interface IStudentGrain : IGrainWithStringKey
{
    [Alias("PinPlan")]
    Task<Reply<PlanAcknowledged>> PinPlan(CommandEnvelope envelope, string plan);

    [Alias("LogHours")]
    Task<Reply<HoursAccepted>> LogHours(CommandEnvelope envelope, HoursClaim claim, string? note);

    [Alias("CorrectHours")]
    Task<Reply<HoursAccepted>> CorrectHours(
        CommandEnvelope envelope, Guid replaces, HoursClaim claim, string? note);

    [Alias("WithdrawHours")]
    Task<Reply<HoursAccepted>> WithdrawHours(CommandEnvelope envelope, Guid entryId);

    [Alias("ListHours")]
    Task<HoursPage?> ListHours(int? before, int limit);

    [Alias("GetProgress")]
    Task<ProgressView?> GetProgress(DateOnly today);

    [Alias("WriteReflection")]
    Task<Reply<ReflectionKept>> WriteReflection(
        CommandEnvelope envelope, string? activityId, ReflectionWords words, TemplateUse? template);

    [Alias("ReviseReflection")]
    Task<Reply<ReflectionKept>> ReviseReflection(
        CommandEnvelope envelope, Guid reflectionId, int seenVersion, ReflectionWords words);

    [Alias("ListReflections")]
    Task<ReflectionPage?> ListReflections(int? before, int limit);

    [Alias("GetReflection")]
    Task<ReflectionLine?> GetReflection(Guid reflectionId, int version);

    [Alias("Close")]
    Task<Reply<PortfolioClosedAnswer>> Close(CommandEnvelope envelope, long certificateNumber);

    [Alias("IsClosed")]
    Task<bool> IsClosed();
}
