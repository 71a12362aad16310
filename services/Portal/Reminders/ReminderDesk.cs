using Grpc.Core;
using VikLearning.Portal.Gateway;
using VikLearning.Protos.Portfolio.V1;

namespace VikLearning.Portal.Reminders;

/// <summary>The reader's own reminders, and whether they are mailed.</summary>
internal sealed class ReminderDesk(
    GatewayCall call, FormSender sender, ReminderService.ReminderServiceClient reminders)
{
    public async Task<IReadOnlyList<Reminder>> MineAsync() =>
        (await reminders.ListMyRemindersAsync(new(), await call.ReadAsync())).Reminders;

    /// <summary>The same beside what a page is about: when they can't be had, the page is shown without.</summary>
    public async Task<IReadOnlyList<Reminder>> MineIfAnyAsync()
    {
        try
        {
            return await MineAsync();
        }
        catch (RpcException failure) when (failure.StatusCode is not StatusCode.Unauthenticated)
        {
            return [];
        }
    }

    public async Task<GetReminderMailResponse> MailAsync() =>
        await reminders.GetReminderMailAsync(new(), await call.ReadAsync());

    public Task<string?> DismissAsync(ReminderInput input, FormProblems problems) =>
        sender.SendAsync(input, problems, [], async options =>
        {
            await reminders.DismissReminderAsync(new() { ReminderId = input.ReminderId ?? "" }, options);
            return "dismissed";
        });

    public Task<string?> SetMailAsync(bool isWanted, ReminderInput input, FormProblems problems) =>
        sender.SendAsync(input, problems, [], async options =>
            (await reminders.SetReminderMailAsync(new() { Wanted = isWanted }, options)).Address);
}
