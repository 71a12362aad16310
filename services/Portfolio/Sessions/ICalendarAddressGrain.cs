using VikLearning.ServiceDefaults.Aggregates;

namespace VikLearning.Portfolio.Sessions;

/// <summary>One grain a person; its key is the subject id.</summary>
[Alias("portfolio.calendar-address")]
internal interface ICalendarAddressGrain : IGrainWithStringKey
{
    [Alias("Make")]
    Task<Reply<CalendarAddressAnswer>> Make(CommandEnvelope envelope, string hash);

    [Alias("Withdraw")]
    Task<Reply<CalendarAddressAnswer>> Withdraw(CommandEnvelope envelope);

    /// <summary>Which address works.</summary>
    [Alias("Get")]
    Task<CalendarAddressAnswer> Get();
}
