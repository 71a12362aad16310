-- Who is in the cluster: one row a silo, and one version that every change of the silos moves by one, so that two
-- silos that change the picture at once cannot both succeed.
CREATE TABLE silo_version
(
    cluster text PRIMARY KEY,
    version integer NOT NULL
);

CREATE TABLE silo
(
    cluster text NOT NULL REFERENCES silo_version (cluster),
    address text NOT NULL,
    port integer NOT NULL,
    generation integer NOT NULL,
    silo_name text NOT NULL,
    host_name text NOT NULL,
    status integer NOT NULL,
    proxy_port integer NOT NULL,
    suspect_times text NULL,
    start_time timestamptz NOT NULL,
    alive_time timestamptz NOT NULL,
    PRIMARY KEY (cluster, address, port, generation)
);

-- The version row is locked first by every change, so these wait for each other and never deadlock.
CREATE FUNCTION silo_joins(joining silo, seen_version integer) RETURNS boolean LANGUAGE plpgsql AS $body$
BEGIN
    UPDATE silo_version SET version = version + 1 WHERE cluster = joining.cluster AND version = seen_version;
    IF NOT FOUND THEN
        RETURN false;
    END IF;
    INSERT INTO silo SELECT joining.*;
    RETURN true;
EXCEPTION
    -- Leaving through here takes the version back too.
    WHEN unique_violation THEN
        RETURN false;
END
$body$;

CREATE FUNCTION silo_changes(changed silo, seen_version integer) RETURNS boolean LANGUAGE plpgsql AS $body$
BEGIN
    UPDATE silo_version v SET version = v.version + 1
    WHERE v.cluster = changed.cluster AND v.version = seen_version AND EXISTS (
        SELECT FROM silo s
        WHERE s.cluster = changed.cluster AND s.address = changed.address AND s.port = changed.port
            AND s.generation = changed.generation);
    IF NOT FOUND THEN
        RETURN false;
    END IF;
    UPDATE silo s
    SET status = changed.status, suspect_times = changed.suspect_times, alive_time = changed.alive_time
    WHERE s.cluster = changed.cluster AND s.address = changed.address AND s.port = changed.port
        AND s.generation = changed.generation;
    RETURN true;
END
$body$;

INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES
('InsertMembershipVersionKey', $sql$
    WITH made AS
    (
        INSERT INTO silo_version (cluster, version) VALUES (@DeploymentId, 0) ON CONFLICT DO NOTHING RETURNING 1
    )
    SELECT EXISTS (SELECT FROM made)
$sql$),
('InsertMembershipKey', $sql$
    SELECT silo_joins(
        ROW(@DeploymentId, @Address, @Port, @Generation, @SiloName, @HostName, @Status, @ProxyPort, NULL, @StartTime,
            @IAmAliveTime)::silo,
        @Version)
$sql$),
('UpdateMembershipKey', $sql$
    SELECT silo_changes(
        ROW(@DeploymentId, @Address, @Port, @Generation, '', '', @Status, 0, @SuspectTimes, NULL, @IAmAliveTime)::silo,
        @Version)
$sql$),
('UpdateIAmAlivetimeKey', $sql$
    UPDATE silo SET alive_time = @IAmAliveTime
    WHERE cluster = @DeploymentId AND address = @Address AND port = @Port AND generation = @Generation
$sql$),
-- The version comes back even when no silo does.
('MembershipReadRowKey', $sql$
    SELECT s.address AS Address, s.port AS Port, s.generation AS Generation, s.silo_name AS SiloName,
        s.host_name AS HostName, s.status AS Status, s.proxy_port AS ProxyPort, s.suspect_times AS SuspectTimes,
        s.start_time AS StartTime, s.alive_time AS IAmAliveTime, v.version AS Version
    FROM silo_version v
    LEFT JOIN silo s ON s.cluster = v.cluster AND s.address = @Address AND s.port = @Port
        AND s.generation = @Generation
    WHERE v.cluster = @DeploymentId
$sql$),
('MembershipReadAllKey', $sql$
    SELECT s.address AS Address, s.port AS Port, s.generation AS Generation, s.silo_name AS SiloName,
        s.host_name AS HostName, s.status AS Status, s.proxy_port AS ProxyPort, s.suspect_times AS SuspectTimes,
        s.start_time AS StartTime, s.alive_time AS IAmAliveTime, v.version AS Version
    FROM silo_version v
    LEFT JOIN silo s ON s.cluster = v.cluster
    WHERE v.cluster = @DeploymentId
$sql$),
('GatewaysQueryKey', $sql$
    SELECT address AS Address, proxy_port AS ProxyPort, generation AS Generation
    FROM silo
    WHERE cluster = @DeploymentId AND status = @Status AND proxy_port > 0
$sql$),
('DeleteMembershipTableEntriesKey', $sql$
    DELETE FROM silo WHERE cluster = @DeploymentId;
    DELETE FROM silo_version WHERE cluster = @DeploymentId
$sql$),
-- 3 is an active silo: those go only after the others have declared them dead.
('CleanupDefunctSiloEntriesKey', $sql$
    DELETE FROM silo WHERE cluster = @DeploymentId AND status <> 3 AND alive_time < @IAmAliveTime
$sql$);
