using Grpc.Reflection;
using VikLearning.ServiceDefaults.Access;

namespace VikLearning.Gateway.Routes;

/// <summary>
/// gRPC reflection of the public services, from the protos: one service name can't be merged from many by a proxy.
/// </summary>
internal static class PublicReflection
{
    private static readonly string[] s_own = ["grpc.reflection.v1.ServerReflection",
        "grpc.reflection.v1alpha.ServerReflection"];

    /// <summary>Adds both versions that tools ask for.</summary>
    public static IServiceCollection AddPublicReflection(this IServiceCollection services, AccessRules rules)
    {
        var descriptors = RouteTable.PublicMethods(rules).Select(method => method.Method.Service).Distinct().ToArray();
        var names = descriptors.Select(service => service.FullName).Concat(s_own).ToArray();
        var symbols = SymbolRegistry.FromFiles(
        [
            .. descriptors.Select(service => service.File),
            Grpc.Reflection.V1.ReflectionReflection.Descriptor,
            Grpc.Reflection.V1Alpha.ReflectionReflection.Descriptor,
        ]);
        services.AddSingleton(new ReflectionV1ServiceImpl(names, symbols));
        services.AddSingleton(new ReflectionServiceImpl(names, symbols));
        services.AddGrpc();
        return services;
    }

    /// <summary>Maps both.</summary>
    public static void MapPublicReflection(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGrpcService<ReflectionV1ServiceImpl>();
        endpoints.MapGrpcService<ReflectionServiceImpl>();
    }
}
