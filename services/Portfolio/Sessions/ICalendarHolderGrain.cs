using VikLearning.ServiceDefaults.Aggregates;

namespace VikLearning.Portfolio.Sessions;

/// <summary>One grain a calendar address; its key is the hash of it.</summary>
[Alias("portfolio.calendar-holder")]
internal interface ICalendarHolderGrain : IGrainWithStringKey
{
    [Alias("Hold")]
    Task<Reply<CalendarHolderAnswer>> Hold(CommandEnvelope envelope, string personId);

    /// <summary>Whose it was made for; null of a hash that nobody has.</summary>
    [Alias("Get")]
    Task<string?> Get();
}
