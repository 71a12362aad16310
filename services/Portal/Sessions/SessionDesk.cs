using VikLearning.Portal.Gateway;
using VikLearning.Protos.Portfolio.V1;

namespace VikLearning.Portal.Sessions;

/// <summary>What a student sees of their sessions and does about them, and everybody's address for calendars.</summary>
internal sealed class SessionDesk(
    GatewayCall call,
    FormSender sender,
    SessionService.SessionServiceClient sessions,
    CalendarAddressService.CalendarAddressServiceClient addresses)
{
    public async Task<ListMySessionsResponse> MineAsync() =>
        await sessions.ListMySessionsAsync(new(), await call.ReadAsync());

    public Task<string?> ContestAsync(string sessionId, RecordInput input, FormProblems problems) =>
        sender.SendAsync(input, problems, ["text"], async options =>
        {
            await sessions.ContestAttendanceAsync(
                new() { SessionId = sessionId, SeenNumber = input.SeenNumber, Text = input.Words ?? "" }, options);
            return sessionId;
        });

    public async Task<DateTimeOffset?> AddressMadeAtAsync() =>
        (await addresses.GetCalendarAddressAsync(new(), await call.ReadAsync())).MadeAt?.ToDateTimeOffset();

    /// <summary>The path of a new address, shown this once; empty when the same form made it before.</summary>
    public Task<string?> MakeAddressAsync(RecordInput input, FormProblems problems) =>
        sender.SendAsync(input, problems, [], async options =>
            (await addresses.MakeCalendarAddressAsync(new(), options)).Path);

    public Task<string?> WithdrawAddressAsync(RecordInput input, FormProblems problems) =>
        sender.SendAsync(input, problems, [], async options =>
        {
            await addresses.WithdrawCalendarAddressAsync(new(), options);
            return "withdrawn";
        });
}
