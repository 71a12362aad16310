using VikLearning.ServiceDefaults.Aggregates;

namespace VikLearning.Roster.Locations;

/// <summary>One grain a location; its key is the location's id.</summary>
[Alias("roster.location")]
internal interface ILocationGrain : IGrainWithStringKey
{
    [Alias("AppointChief")]
    Task<Reply<LocationAnswer>> AppointChief(CommandEnvelope envelope, AppointChief command);

    [Alias("DismissChief")]
    Task<Reply<LocationAnswer>> DismissChief(CommandEnvelope envelope, DismissChief command);
}
