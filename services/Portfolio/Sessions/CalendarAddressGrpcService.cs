using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using VikLearning.Protos.Portfolio.V1;
using VikLearning.ServiceDefaults.Access;
using VikLearning.ServiceDefaults.Edge;
using VikLearning.ServiceDefaults.Grains;

namespace VikLearning.Portfolio.Sessions;

/// <summary>Wire to grain and back, for the address at which calendar programs read the caller's sessions.</summary>
internal sealed class CalendarAddressGrpcService(
    IGrainFactory grains, [FromKeyedServices(PortfolioModule.Service)] CommandEnvelopes envelopes)
    : CalendarAddressService.CalendarAddressServiceBase
{
    public override async Task<GetCalendarAddressResponse> GetCalendarAddress(
        GetCalendarAddressRequest request, ServerCallContext context) =>
        new() { MadeAt = (await AddressOf(context).Get()).MadeAt?.ToTimestamp() };

    // A retry gets the first answer, and with it a hash that is not of the secret which was made for the retry.
    public override async Task<MakeCalendarAddressResponse> MakeCalendarAddress(
        MakeCalendarAddressRequest request, ServerCallContext context)
    {
        var secret = CalendarSecret.Fresh();
        var hash = CalendarSecret.HashOf(secret);
        var envelope = envelopes.For(context, request, new RequestFields(context));
        var made = (await AddressOf(context).Make(envelope, hash)).OrThrow();
        return new MakeCalendarAddressResponse
        {
            Path = made.Hash == hash ? CalendarSecret.PathOf(secret) : "",
            MadeAt = made.MadeAt?.ToTimestamp(),
        };
    }

    public override async Task<WithdrawCalendarAddressResponse> WithdrawCalendarAddress(
        WithdrawCalendarAddressRequest request, ServerCallContext context)
    {
        var envelope = envelopes.For(context, request, new RequestFields(context));
        (await AddressOf(context).Withdraw(envelope)).OrThrow();
        return new WithdrawCalendarAddressResponse();
    }

    private ICalendarAddressGrain AddressOf(ServerCallContext context) =>
        grains.GetKnownGrain<ICalendarAddressGrain>(context.Caller().Subject);
}
