using System.Globalization;
using VikLearning.Portfolio.Drafts;
using VikLearning.Portfolio.Reminders;
using VikLearning.ServiceDefaults.Aggregates;
using VikLearning.ServiceDefaults.Erasures;
using VikLearning.ServiceDefaults.Files;

namespace VikLearning.Portfolio.DataSubjects;

/// <summary>Closes the portfolio of a person whose key is going to be destroyed.</summary>
internal sealed class StudentErasure(
    IGrainFactory grains, [FromKeyedServices(PortfolioModule.Service)] FileVault files, ReminderRows reminders)
    : IErasureStep
{
    public async Task CloseAsync(string person, long certificateNumber)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"certificate-{certificateNumber}");
        var envelope = CommandEnvelope.Own(name, PortfolioModule.Service, "erasure");
        (await grains.GetGrain<IStudentGrain>(person).Close(envelope, certificateNumber)).OrThrow();
        await grains.GetGrain<IDraftsGrain>(person).Close();
        await reminders.EraseAsync(person);
        await files.DeleteAllAsync(StudentGrain.ScopeOf(person));
    }
}
